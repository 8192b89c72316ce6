import { useWords } from "../services";
import styles from "./BesideList.module.css";

interface GroupProps {
  readonly name: string;
  readonly count: number;
  readonly isOpen?: boolean;
  /** What it says where there is nothing. */
  readonly none?: string;
  readonly children: React.ReactNode;
}

/** A list beside the draft under its name, with how many it holds. */
export function Group({ name, count, isOpen = count > 0, none, children }: GroupProps): React.JSX.Element {
  const words = useWords();
  return (
    <details open={isOpen}>
      <summary>
        {name} <small>{words.number(count)}</small>
      </summary>
      <ul>{isOpen ? children : <li className={styles["soft"]}>{none ?? words.drafting.none}</li>}</ul>
    </details>
  );
}

interface ItemProps {
  readonly where: string;
  readonly text: string;
  readonly more?: string;
  readonly className?: string | undefined;
  readonly onGo: () => void;
}

/** A line that leads to its place. */
export function Item({ where, text, more, className, onGo }: ItemProps): React.JSX.Element {
  const words = useWords();
  return (
    <li>
      <button type="button" title={words.drafting.goTo(where)} onClick={onGo}>
        <span className={className}>{text}</span>
        <small>{[where, more].filter(Boolean).join("　")}</small>
      </button>
    </li>
  );
}
