import "./polyfills";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api } from "./api/client";
import { App } from "./App";
import { createAsking } from "./ask/asking";
import { keptConversations } from "./ask/conversations";
import { createPast } from "./ask/past";
import { createProofs } from "./checking/proofs";
import { createCollection } from "./library/collection";
import { createGenerations } from "./library/generations";
import { createUploads } from "./library/uploads";
import { navigationOf } from "./routing/route";
import { ServicesContext, type Services } from "./services";
import { createShelf } from "./source/shelf";
import { keptIn } from "./storage/kept";
import { keptPreferences } from "./storage/preferences";

function buildServices(): Services {
  const clock = (): number => Date.now();
  const kept = keptIn(window.localStorage);
  const collection = createCollection(api);
  const conversations = keptConversations(kept, clock);
  const preferences = keptPreferences(kept, window.matchMedia("(prefers-color-scheme: dark)").matches);
  return {
    api,
    kept,
    collection,
    conversations,
    preferences,
    navigation: navigationOf(window),
    shelf: createShelf(api),
    asking: createAsking(api, conversations, clock, () => preferences.get().language),
    past: createPast(api, conversations, clock),
    proofs: createProofs(api, keptIn(window.sessionStorage)),
    uploads: createUploads(api, kept, collection),
    generations: createGenerations(api),
  };
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id “root”.");
createRoot(root).render(
  <StrictMode>
    <ServicesContext.Provider value={buildServices()}>
      <App />
    </ServicesContext.Provider>
  </StrictMode>,
);
