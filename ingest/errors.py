"""The one exception family of guiwen.

    GuiwenError
    ├── IngestError                a file cannot be taken in
    │   ├── UnsupportedFormat      no reader for this kind of file
    │   ├── EmptyFile              nothing to read
    │   ├── DamagedFile            truncated, corrupt, or not what its name says
    │   ├── EncryptedFile          a password is needed
    │   ├── NoText                 pages without any text (a scan)
    │   ├── TooLarge               over a limit of size, pages or compression ratio
    │   ├── TookTooLong            over the limit of time
    │   ├── MissingTool            a program or package that this format needs is not installed
    │   └── UnreadableFile         the operating system refuses to open it
    ├── LabelError                 text that is no label of a Unit
    ├── LibraryError               the library cannot do what was asked
    │   ├── DocumentNotFound
    │   ├── UnitNotFound           the document has no Unit under this label, or several
    │   ├── PageNotFound           the document has no such page, or none that can be shown
    │   ├── AmbiguousDocument
    │   ├── PartOfCompilation      a member stands and goes with its compilation
    │   ├── ImpossibleEdit         a correction that cannot be true
    │   ├── CorrectionRefused      an edit is not inside one recognised line
    │   ├── CheckRefused           proofreading of nothing, or by a check that there is not
    │   ├── QuestionNotFound       no known question has this id
    │   ├── ConversationNotFound   no conversation has this id
    │   ├── SearchNotFound         no kept search has this id or name, or several have the name
    │   ├── AnswerNotFound         no kept answer has this id
    │   ├── QuestionRefused        a pair that question memory cannot keep
    │   ├── IndicatorNotFound      no Observation has an indicator of this name
    │   ├── AmbiguousIndicator     a name fits several groups of indicators
    │   ├── ObservationsRefused    a place in the list, a group or a name of an indicator that there cannot be
    │   ├── DraftNotFound          no kept draft has this id, or no version of it this number
    │   ├── DraftChanged           somebody changed the draft since, or there is nothing to take back
    │   ├── DraftFinal             the draft is final and has to be reopened first
    │   ├── DraftBlocked           the draft cannot become final; `blocks` tells each thing that stands in the way
    │   ├── SettlingRefused        a source or a reason that does not settle what it is given for
    │   ├── ModelRefused           a document that no report can be modelled on, or a section that it has not
    │   ├── FactsRefused           a facts sheet that does not fit; `faults` tells each of its cells
    │   ├── JobNotFound            no generation of questions has this id
    │   ├── JobRunning             questions are being generated already
    │   ├── LibraryBusy            another process is writing and did not finish in time
    │   └── LibraryDamaged         verification failed and repair is needed
    ├── ModelError                 an embedding model cannot be loaded
    ├── ModelFailed                the chat model gave no usable answer
    └── SettingsError              a setting is wrong

Every error carries a stable `code` for programs, and a Chinese message that names the value, the place and the remedy.
"""

from collections.abc import Mapping, Sequence


class GuiwenError(Exception):
    """Base of every error that guiwen raises on purpose."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class IngestError(GuiwenError):
    """A file cannot be taken in; nothing of it was stored."""

    code = "ingest_failed"


class UnsupportedFormat(IngestError):
    """No reader knows this kind of file."""

    code = "unsupported_format"


class EmptyFile(IngestError):
    """The file holds no bytes, or only blanks."""

    code = "empty_file"


class DamagedFile(IngestError):
    """The file is truncated, corrupt, or not what its name says."""

    code = "damaged_file"


class EncryptedFile(IngestError):
    """The file needs a password."""

    code = "encrypted_file"


class NoText(IngestError):
    """The file has pages but no text layer."""

    code = "no_text"


class TooLarge(IngestError):
    """The file is over a limit of size, pages or compression ratio."""

    code = "too_large"


class TookTooLong(IngestError):
    """Reading the file took longer than the limit allows."""

    code = "took_too_long"


class MissingTool(IngestError):
    """A program or package that this kind of file needs is not installed."""

    code = "missing_tool"


class UnreadableFile(IngestError):
    """The operating system refuses to open the file or folder."""

    code = "unreadable_file"


class LabelError(GuiwenError):
    """The text is no label of a Unit."""

    code = "bad_label"


class LibraryError(GuiwenError):
    """The library cannot do what was asked."""

    code = "library_error"


class DocumentNotFound(LibraryError):
    """No document has this id or title."""

    code = "document_not_found"


class UnitNotFound(LibraryError):
    """The document has no Unit under this label, or more than one."""

    code = "unit_not_found"


class PageNotFound(LibraryError):
    """The document has no page with this number, or none that can be shown."""

    code = "page_not_found"


class AmbiguousDocument(LibraryError):
    """The title names more than one document."""

    code = "ambiguous_document"


class PartOfCompilation(LibraryError):
    """The document is a member: it is stored, replaced and removed with its compilation only."""

    code = "part_of_compilation"


class ImpossibleEdit(LibraryError):
    """A correction that cannot be true, or has no such field."""

    code = "impossible_edit"


class CorrectionRefused(LibraryError):
    """An edit of a recognised text is not inside one recognised line, or lies over another."""

    code = "bad_correction"


class CheckRefused(LibraryError):
    """A call for proofreading that names no text, two of them, or a check that there is not."""

    code = "bad_check"


class QuestionNotFound(LibraryError):
    """No known question has this id."""

    code = "question_not_found"


class ConversationNotFound(LibraryError):
    """No conversation has this id."""

    code = "conversation_not_found"


class SearchNotFound(LibraryError):
    """No kept search has this id or name, or several have the name."""

    code = "search_not_found"


class AnswerNotFound(LibraryError):
    """No kept answer has this id."""

    code = "answer_not_found"


class QuestionRefused(LibraryError):
    """The question is empty, too long or no text, or there is no such Unit to lead to."""

    code = "bad_question"


class IndicatorNotFound(LibraryError):
    """No Observation has an indicator of this name."""

    code = "indicator_not_found"


class AmbiguousIndicator(LibraryError):
    """A name fits several groups of indicators; the message names their ids."""

    code = "ambiguous_indicator"


class ObservationsRefused(LibraryError):
    """Observations are asked for by a place in their list, a group or a name that there cannot be."""

    code = "bad_observations"


class DraftNotFound(LibraryError):
    """No kept draft has this id, or no version of it this number."""

    code = "draft_not_found"


class DraftChanged(LibraryError):
    """The draft is not as it was when the change was made, or there is nothing to take back."""

    code = "draft_changed"


class DraftFinal(LibraryError):
    """The draft is final: it is read-only until it is reopened."""

    code = "draft_final"


class DraftBlocked(LibraryError):
    """The draft cannot become final; `blocks` tells what stands in the way by kind, place, words and message."""

    code = "draft_blocked"

    def __init__(self, message: str, blocks: Sequence[Mapping[str, str]] = ()) -> None:
        super().__init__(message)
        self.blocks = tuple(blocks)


class SettlingRefused(LibraryError):
    """Nothing untraced stands at the place, or the source that is named does not say it."""

    code = "bad_settlement"


class ModelRefused(LibraryError):
    """No report can be modelled on the document: it has no period or no text, or not the section that was named."""

    code = "bad_model"


class FactsRefused(LibraryError):
    """A facts sheet does not fit its model; `faults` tells each wrong cell by place, reason and remedy."""

    code = "bad_facts"

    def __init__(self, message: str, faults: Sequence[Mapping[str, str]] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class JobNotFound(LibraryError):
    """No generation of questions has this id, or it ended long ago."""

    code = "job_not_found"


class JobRunning(LibraryError):
    """Questions are being generated already; one generation runs at a time."""

    code = "job_running"


class LibraryBusy(LibraryError):
    """Another process holds the library's write lock."""

    code = "library_busy"


class LibraryDamaged(LibraryError):
    """The library failed its verification."""

    code = "library_damaged"


class ModelError(GuiwenError):
    """An embedding model cannot be loaded or does not fit the library."""

    code = "model_error"


class ModelFailed(GuiwenError):
    """The chat model gave no usable answer; `again` when another try may help, after `wait` seconds if they are known.

    The words of its server are never repeated: they may hold the key.
    """

    code = "model_failed"

    def __init__(self, message: str, again: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.again, self.wait = again, wait


class SettingsError(GuiwenError):
    """A setting is unknown or has an impossible value."""

    code = "bad_setting"
