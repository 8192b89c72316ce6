import { useServices, useWords } from "./services";
import { useCell } from "./storage/cell";
import { addressOf, type Route } from "./routing/route";
import styles from "./TopBar.module.css";

const PAGES: readonly Route[] = [{ page: "ask" }, { page: "search", tab: "text", asked: "" }, { page: "draft", asked: "" }, { page: "check", document: null, against: "" }, { page: "library", document: null, span: null }];

/** The product's name, the pages there are, and the choices of language and shade. */
export function TopBar(): React.JSX.Element {
  const words = useWords();
  const { navigation, preferences } = useServices();
  const { page } = useCell(navigation.route);
  const { language, shade } = useCell(preferences);
  const follow = (event: React.MouseEvent, route: Route): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigation.go(route);
  };
  return (
    <header className={styles["bar"]}>
      <span className={styles["product"]}>{words.product}</span>
      <nav aria-label={words.pages.navigation} className={styles["pages"]}>
        {PAGES.map((route) => (
          <a
            key={route.page}
            href={addressOf(route)}
            aria-current={route.page === page ? "page" : undefined}
            onClick={(event) => follow(event, route)}
          >
            {words.pages[route.page]}
          </a>
        ))}
      </nav>
      <button
        type="button"
        className={styles["choice"]}
        aria-label={shade === "dark" ? words.lightLabel : words.darkLabel}
        onClick={() => preferences.update((now) => ({ ...now, shade: shade === "dark" ? "light" : "dark" }))}
      >
        {shade === "dark" ? words.light : words.dark}
      </button>
      <button
        type="button"
        className={styles["choice"]}
        lang={language === "en" ? "zh-CN" : "en"}
        aria-label={words.switchToLabel}
        onClick={() => preferences.update((now) => ({ ...now, language: language === "en" ? "zh" : "en" }))}
      >
        {words.switchTo}
      </button>
    </header>
  );
}
