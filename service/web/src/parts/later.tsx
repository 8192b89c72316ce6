import { useEffect, useState, type ComponentType } from "react";

type Waiting = { readonly waiting: React.ReactNode };

export interface Later<P> {
  (props: P & Waiting): React.ReactNode;
  /** Begins to load it before it is wanted. */
  readonly prepare: () => void;
}

/**
 * A component whose code is loaded when it is first wanted, and shown as soon as it is there: React's own lazy holds it
 * back for a third of a second once `waiting` stands in for it.
 */
export function later<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): Later<P> {
  let there: ComponentType<P> | null = null;
  const bring = async (): Promise<void> => {
    there = (await load()).default;
  };

  function Shown({ waiting, ...props }: P & Waiting): React.ReactNode {
    const [, redraw] = useState(0);
    const [failure, fail] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (there) return undefined;
      let wanted = true;
      bring().then(
        () => wanted && redraw(1),
        (error: unknown) => wanted && fail({ error }),
      );
      return () => {
        wanted = false;
      };
    }, []);
    // For the guard around the page.
    if (failure) throw failure.error;
    const Component = there;
    return Component ? <Component {...(props as unknown as P)} /> : waiting;
  }
  // What fails here fails again, and shows, when it is wanted.
  return Object.assign(Shown, { prepare: () => void bring().catch(() => undefined) });
}
