import { Component, type ComponentChildren, type ComponentClass } from 'preact';

/** A view that renders again only when one of its properties is another object or value. */
export function memoize<Props extends object>(
  view: (props: Props) => ComponentChildren,
): ComponentClass<Props> {
  return class Memoized extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>) {
      const names = Object.keys(next) as Array<keyof Props>;
      return names.some((name) => next[name] !== this.props[name]);
    }

    override render(props: Readonly<Props>) {
      return view(props);
    }
  };
}
