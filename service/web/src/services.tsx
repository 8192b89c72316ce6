/** What the pages share, built once in main.tsx and handed down. */
import { createContext, useContext } from "react";
import type { Api } from "./api/client";
import type { Asking } from "./ask/asking";
import type { Conversations } from "./ask/conversations";
import type { Past } from "./ask/past";
import type { Proofs } from "./checking/proofs";
import type { Collection } from "./library/collection";
import type { Generations } from "./library/generations";
import type { Uploads } from "./library/uploads";
import type { Navigation } from "./routing/route";
import type { Shelf } from "./source/shelf";
import type { Cell } from "./storage/cell";
import { useCell } from "./storage/cell";
import type { Kept } from "./storage/kept";
import type { Preferences } from "./storage/preferences";
import { en } from "./words/en";
import { zh, type Words } from "./words/zh";

export interface Services {
  readonly api: Api;
  readonly kept: Kept;
  readonly preferences: Cell<Preferences>;
  readonly navigation: Navigation;
  readonly collection: Collection;
  readonly shelf: Shelf;
  readonly conversations: Conversations;
  readonly asking: Asking;
  readonly past: Past;
  readonly proofs: Proofs;
  readonly uploads: Uploads;
  readonly generations: Generations;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("ServicesContext has no value: render the component inside <ServicesContext.Provider>.");
  return services;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return useCell(useServices().preferences).language === "en" ? en : zh;
}
