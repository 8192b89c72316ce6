import { Button } from "antd";
import { useState } from "react";
import type { Vouched } from "../api/drafts";
import type { DraftBlock } from "../api/shapes";
import { useServices, useWords } from "../services";
import type { Drafted } from "./useDrafted";
import type { Review } from "./useReview";
import { VouchDialog } from "./VouchDialog";

interface Props {
  readonly drafted: Drafted;
  readonly review: Review;
  /** Told what stands in the way; of nothing where nothing does. */
  readonly onBlocked: (blocks: readonly DraftBlock[] | null) => void;
}

/** Makes a draft final, or says what keeps it from being so; takes a final one back. */
export function FinishButtons({ drafted, review, onBlocked }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const [asked, ask] = useState<"finalise" | "reopen" | null>(null);
  const [isLooking, look] = useState(false);
  const { isFinal } = drafted;
  const finish = (): void => {
    look(true);
    void review.now().then((found) => {
      look(false);
      if (!found) return;
      onBlocked(found.blocks.length > 0 ? found.blocks : null);
      if (found.blocks.length === 0) ask("finalise");
    });
  };
  const go = ({ author, reason }: Vouched): Promise<boolean> =>
    drafted.change((now) => (asked === "reopen" ? api.drafts.reopen(now.id, now.revision, { author, reason }) : api.drafts.finalise(now.id, now.revision, author)));
  return (
    <>
      {isFinal ? (
        <Button size="small" onClick={() => ask("reopen")}>
          {words.finishing.reopen}
        </Button>
      ) : (
        <Button size="small" aria-busy={isLooking} disabled={isLooking} onClick={finish}>
          {isLooking ? words.finishing.finishing : words.finishing.finish}
        </Button>
      )}
      {asked && (
        <VouchDialog
          title={words.finishing[asked]}
          text={words.finishing[asked === "reopen" ? "reopenText" : "finishText"]}
          yes={words.finishing[asked]}
          hint={words.finishing.reopenHint}
          isReasoned={asked === "reopen"}
          failure={drafted.unsaved}
          onYes={go}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
