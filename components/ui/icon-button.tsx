import type { ComponentChildren } from 'preact';

interface IconButtonProps {
  /** The accessible name, also shown as the tooltip. */
  label: string;
  onClick: (event: MouseEvent) => void;
  children: ComponentChildren;
  disabled?: boolean;
  class?: string;
}

/** A button that shows only an icon. */
export function IconButton({ label, onClick, children, disabled, class: extra }: IconButtonProps) {
  return (
    <button
      type="button"
      class={extra === undefined ? 'icon-button' : `icon-button ${extra}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
