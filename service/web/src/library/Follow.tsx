import { addressOf, type Route } from "../routing/route";
import { useServices } from "../services";

interface Props {
  readonly route: Route;
  readonly children: React.ReactNode;
}

/** A link inside the pages: followed without a reload, opened apart with the keys that browsers know. */
export function Follow({ route, children }: Props): React.JSX.Element {
  const { navigation } = useServices();
  const go = (event: React.MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.go(route);
  };
  return (
    <a href={addressOf(route)} onClick={go}>
      {children}
    </a>
  );
}
