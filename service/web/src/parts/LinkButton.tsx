import { Button } from "antd";
import { addressOf, type Route } from "../routing/route";
import { useServices } from "../services";

interface Props {
  readonly route: Route;
  readonly icon?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A link inside the pages that looks like a button: followed without a reload, opened apart with the keys that browsers know. */
export function LinkButton({ route, icon, children }: Props): React.JSX.Element {
  const { navigation } = useServices();
  const go = (event: React.MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.go(route);
  };
  return (
    <Button icon={icon} href={addressOf(route)} onClick={go}>
      {children}
    </Button>
  );
}
