import { ConfigProvider, theme } from "antd";
import zhCN from "antd/locale/zh_CN";
import enGB from "antd/locale/en_GB";
import { useLayoutEffect, useMemo } from "react";
import styles from "./App.module.css";
import AskPage from "./ask/AskPage";
import { later } from "./parts/later";
import { PageGuard } from "./parts/PageGuard";
import { useIsStill } from "./parts/useIsStill";
import { useNoOpening } from "./parts/useNoOpening";
import { useServices, useWords } from "./services";
import { useCell } from "./storage/cell";
import { antTokens } from "./theme";
import { TopBar } from "./TopBar";

const SearchPage = later(() => import("./search/SearchPage"));
const CheckPage = later(() => import("./checking/CheckPage"));
const DraftPage = later(() => import("./drafting/DraftPage"));
const LibraryPage = later(() => import("./library/LibraryPage"));

/** The frame of all pages: theme, language, the bar on top and the page below it. */
export function App(): React.JSX.Element {
  const words = useWords();
  const { preferences, navigation } = useServices();
  const { language, shade } = useCell(preferences);
  const route = useCell(navigation.route);
  const isStill = useIsStill();
  useNoOpening();

  useLayoutEffect(() => {
    document.documentElement.lang = words.language;
    document.documentElement.dataset["shade"] = shade;
    document.title = `${words.pages[route.page]} · ${words.product}`;
  }, [words, shade, route.page]);

  const ant = useMemo(
    () => ({ ...antTokens(shade, isStill), algorithm: shade === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm }),
    [shade, isStill],
  );

  const waiting = (
    <p role="status" className={styles["waiting"]}>
      {words.loading}
    </p>
  );

  return (
    <ConfigProvider locale={language === "en" ? enGB : zhCN} theme={ant} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <a className={styles["skip"]} href="#page">
        {words.skip}
      </a>
      <div className={styles["frame"]}>
        <TopBar />
        <main id="page" tabIndex={-1} className={styles["page"]}>
          <PageGuard key={route.page}>
            {route.page === "ask" && <AskPage />}
            {route.page === "search" && <SearchPage tab={route.tab} asked={route.asked} waiting={waiting} />}
            {route.page === "check" && <CheckPage document={route.document} against={route.against} waiting={waiting} />}
            {route.page === "draft" && <DraftPage asked={route.asked} waiting={waiting} />}
            {route.page === "library" && (
              <LibraryPage document={route.document} span={route.span} other={route.other ?? null} waiting={waiting} />
            )}
          </PageGuard>
        </main>
      </div>
    </ConfigProvider>
  );
}
