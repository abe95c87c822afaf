import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The sign of Gloss: a text with a note in its margin. */
export function LogoIcon() {
  return (
    <svg class="icon logo" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <path class="logo-note" d="M3 2.5v11" />
      <path class="logo-text" d="M6.5 4H14M6.5 8H14M6.5 12h4.5" />
    </svg>
  );
}

export function NewChatIcon() {
  return (
    <Icon>
      <path d="M13.5 8.5v3a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h3" />
      <path d="M6.5 9.5v-2l5.2-5.2a1.1 1.1 0 0 1 1.5 0l.5.5a1.1 1.1 0 0 1 0 1.5L8.5 9.5z" />
    </Icon>
  );
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />
      <circle cx="10" cy="4.5" r="1.9" />
      <circle cx="6" cy="11.5" r="1.9" />
    </Icon>
  );
}

export function BackIcon() {
  return (
    <Icon>
      <path class="icon-directional" d="M13 8H3M7 4 3 8l4 4" />
    </Icon>
  );
}

export function AttachIcon() {
  return (
    <Icon>
      <path d="M13.2 7.4 8 12.6a3.2 3.2 0 0 1-4.6-4.6l5.6-5.5a2.1 2.1 0 0 1 3 3l-5.5 5.5a1 1 0 0 1-1.5-1.5l4.9-4.9" />
    </Icon>
  );
}

export function FileIcon() {
  return (
    <Icon>
      <path d="M9 2H4.7c-.4 0-.7.3-.7.7v10.6c0 .4.3.7.7.7h6.6c.4 0 .7-.3.7-.7V5z" />
      <path d="M9 2v3h3M6.3 8.2h3.4M6.3 10.9h3.4" />
    </Icon>
  );
}

export function SendIcon() {
  return (
    <Icon>
      <path d="M8 13V3M4 7l4-4 4 4" />
    </Icon>
  );
}

export function StopIcon() {
  return (
    <Icon>
      <rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  );
}

export function CopyIcon() {
  return (
    <Icon>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3.5 10.5h-.3a.7.7 0 0 1-.7-.7V3.2c0-.4.3-.7.7-.7h6.6c.4 0 .7.3.7.7v.3" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m3 8.5 3.2 3.2L13 4.8" />
    </Icon>
  );
}

export function RetryIcon() {
  return (
    <Icon>
      <path d="M13.5 8a5.5 5.5 0 1 1-1.8-4.1L13.5 5.5" />
      <path d="M13.5 2.2v3.3h-3.3" />
    </Icon>
  );
}

export function DownIcon() {
  return (
    <Icon>
      <path d="M8 3v10M4 9l4 4 4-4" />
    </Icon>
  );
}

export function HistoryIcon() {
  return (
    <Icon>
      <path d="M2.5 8a5.5 5.5 0 1 0 1.8-4.1L2.5 5.5" />
      <path d="M2.5 2.2v3.3h3.3M8 5v3.2l2 1.3" />
    </Icon>
  );
}

export function PreviousIcon() {
  return (
    <Icon>
      <path class="icon-directional" d="M10 3.5 5.5 8l4.5 4.5" />
    </Icon>
  );
}

export function NextIcon() {
  return (
    <Icon>
      <path class="icon-directional" d="M6 3.5 10.5 8 6 12.5" />
    </Icon>
  );
}

export function EditIcon() {
  return (
    <Icon>
      <path d="M3 13v-2.5l7.7-7.7a1.1 1.1 0 0 1 1.5 0l1 1a1.1 1.1 0 0 1 0 1.5L5.5 13z" />
    </Icon>
  );
}

export function PinIcon() {
  return (
    <Icon>
      <path d="M5.5 2.5h5M6.2 2.5v4L4 9.2h8L9.8 6.5v-4M8 9.2V14" />
    </Icon>
  );
}

export function DeleteIcon() {
  return (
    <Icon>
      <path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.8v4M9.3 6.8v4" />
    </Icon>
  );
}

export function SaveIcon() {
  return (
    <Icon>
      <path d="M8 2.5v7M5 6.8 8 9.8l3-3M2.5 11.5v2h11v-2" />
    </Icon>
  );
}
