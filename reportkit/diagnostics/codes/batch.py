"""RK61x to RK69x: what is found while many reports are made at once."""

from reportkit.diagnostics.codes.entry import Code, Severity

E, W = Severity.ERROR, Severity.WARNING

CODES: tuple[Code, ...] = (
    Code(
        "RK610",
        "input-missing",
        E,
        "A file, folder or pattern that was handed in leads to no assessment. Nothing was begun.",
        "Correct the name, or leave it out.",
    ),
    Code(
        "RK611",
        "input-unreadable",
        E,
        "A file, an archive or an address that was handed in cannot be read.",
        "Check that it was copied whole, and who may read it.",
    ),
    Code(
        "RK612",
        "archive-unsafe",
        E,
        "An archive is built so that unpacking it could do harm: too many files, too large, names that lead out of it or come"
        " twice, or members that are encrypted. Nothing of it was read.",
        "Unpack it yourself, look at what is in it, and hand in the folder.",
    ),
    Code(
        "RK613",
        "name-pattern-misfit",
        E,
        "The pattern for the names of the reports has a name or a form that does not exist, or does not end in the ending.",
        "Use the names that the finding lists, and end the pattern in .{format}.",
    ),
    Code(
        "RK614",
        "names-collide",
        E,
        "Two reports would be written to the same file on some platform. Nothing was begun.",
        "Tell them apart with --name, for example by the folder that each assessment stood in.",
    ),
    Code(
        "RK615",
        "nothing-wanted",
        E,
        "It cannot be said which documents are wanted of an assessment: it has no stage that brings one.",
        "Record the stage, mend the file, or name the documents with -d.",
    ),
    Code(
        "RK616",
        "edits-unused",
        W,
        "A file of edits in the folder of --edits goes with no report: its name is not that of an assessment and a document, "
        "or the batch does not make that document.",
        "Name it after the assessment and the document: `kit.psr.yaml` lies over the `psr` of `kit.json`.",
    ),
    Code(
        "RK620",
        "folder-in-use",
        E,
        "Another run is at work in this folder. The lock ends with the process that holds it, however it ends.",
        "Wait until the other run has ended, or give this run a folder of its own.",
    ),
    Code(
        "RK621",
        "ledger-damaged",
        E,
        "The ledger of this folder cannot be read. The reports are not touched.",
        "Move .reportkit/ledger.sqlite away and run the same command again; every report is made anew.",
    ),
    Code(
        "RK622",
        "ledger-newer",
        E,
        "A newer version of reportkit wrote the ledger of this folder.",
        "Use that version, or another folder for the reports.",
    ),
    Code(
        "RK623",
        "ledger-not-kept",
        E,
        "The ledger cannot be written: the disk is full, or the folder may not be written to. The run has stopped; what was"
        " made before is sound.",
        "Free some space or choose another folder, then go on with --resume.",
    ),
    Code(
        "RK624",
        "no-batch-here",
        E,
        "No batch was begun in this folder, so there is nothing to go on with and nothing to tell.",
        "Name the folder that the reports of a batch were written to.",
    ),
    Code(
        "RK630",
        "changed-under-way",
        E,
        "An assessment or a document folder was changed while the batch was under way. No report was made of the mixture.",
        "Run the batch again: it makes what has changed.",
    ),
    Code(
        "RK631",
        "ended-its-worker",
        E,
        "Making this report ended the process that made it, several times, or took longer than it may. The others were not"
        " touched by it.",
        "Try it by itself with reportkit render. It is tried again when its assessment, its document or reportkit changes.",
    ),
    Code(
        "RK633",
        "fault-of-our-own",
        E,
        "In this report, reportkit met a fault of its own. The others were not touched by it.",
        "Please report the line that the finding gives; it holds no personal data.",
    ),
    Code(
        "RK635",
        "worker-differs",
        E,
        "A worker on another machine has another version of reportkit or of the document folders than the coordinator.",
        "Install the same version and the same document folders on every machine.",
    ),
    Code(
        "RK636",
        "executor-not-there",
        E,
        "The engine that was to do the work is not installed, does not answer, or was lost while the batch was under way.",
        "Install the extra, or see that the scheduler and its workers are there; then go on with --resume.",
    ),
    Code(
        "RK641",
        "cannot-watch",
        E,
        "A folder cannot be watched: the extra for it is not installed, or no folder of this machine is among the inputs.",
        "Install reportkit with its extra “watch”, and name a folder.",
    ),
)
