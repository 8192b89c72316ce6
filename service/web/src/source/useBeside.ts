import { useCallback, useMemo, useRef } from "react";
import type { Route } from "../routing/route";
import { useServices } from "../services";
import { joinPlace, readPlace, splitPlace, writePlace } from "./place";
import type { OpenPlace } from "./SourcePane";

/** A source that stands open beside a page, and the way to open and close it. */
export interface Beside {
  readonly place: OpenPlace | null;
  readonly open: (place: OpenPlace) => void;
  /** Closes it and gives the focus back to what opened it. */
  readonly close: () => void;
}

/** Opens and closes a place by `show`; the focus comes back to where it was when the place was opened. */
export function useOpener(place: OpenPlace | null, show: (next: OpenPlace | null) => void): Beside {
  const opener = useRef<HTMLElement | null>(null);
  const open = useCallback(
    (next: OpenPlace) => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      show(next);
    },
    [show],
  );
  const close = useCallback(() => {
    show(null);
    opener.current?.focus();
  }, [show]);
  return { place, open, close };
}

export interface BesideInAddress extends Beside {
  /** The parameters of the address without the place. */
  readonly asked: string;
  /** The place as the address writes it, for another address of the page that keeps it open. */
  readonly at: string | null;
}

/** The source that `parameters` of the address name; `routeOf` makes the page's address of other ones and must not change. */
export function useBesideInAddress(parameters: string, routeOf: (parameters: string) => Route): BesideInAddress {
  const { navigation } = useServices();
  const { asked, at } = splitPlace(parameters);
  const place = useMemo(() => readPlace(at), [at]);
  const show = useCallback(
    (next: OpenPlace | null) => navigation.replace(routeOf(joinPlace({ asked, at: next && writePlace(next) }))),
    [navigation, routeOf, asked],
  );
  return { ...useOpener(place, show), asked, at };
}
