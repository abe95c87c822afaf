import { Component, type ComponentChildren } from 'preact';

interface PlainOnErrorProps {
  /** Shown as it is where the children fail. */
  text: string;
  children: ComponentChildren;
}

/** Shows plain text where a view of it fails: an answer is never lost to its looks. */
export class PlainOnError extends Component<PlainOnErrorProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static override getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render({ text, children }: PlainOnErrorProps) {
    return this.state.hasFailed ? text : children;
  }
}
