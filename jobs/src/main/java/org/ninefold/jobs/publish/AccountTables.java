package org.ninefold.jobs.publish;

import static org.ninefold.jobs.publish.Publication.row;
import static org.ninefold.jobs.publish.Publication.table;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.FileAccount;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.results.SmallTable;

/** The tables that say what was delivered and what became of it. */
final class AccountTables {
    private AccountTables() {}

    /** Under which names the files came that are known by a number elsewhere. */
    static SmallTable files(List<Extract> extracts) {
        var rows = new ArrayList<List<Object>>();
        for (Extract extract : extracts) {
            for (ExtractFile file : extract.files()) {
                rows.add(row(
                        extract.center().id(),
                        extract.source().id(),
                        file.label(),
                        extract.nameOf(file),
                        file.bytes(),
                        file.sha256()));
            }
        }
        return table("files", rows);
    }

    static SmallTable flow(String studyId, Accounts accounts) {
        var rows = new ArrayList<List<Object>>();
        for (FileAccount file : accounts.files()) {
            String stage = "records of " + file.file();
            rows.add(row(studyId, file.siteId(), stage, "read", file.read()));
            rows.add(row(studyId, file.siteId(), stage, "kept", file.kept()));
            rows.add(row(studyId, file.siteId(), stage, "duplicate", file.duplicate()));
            file.filtered()
                    .forEach((reason, n) -> rows.add(row(studyId, file.siteId(), stage, "filtered: " + reason, n)));
            file.quarantined()
                    .forEach((rule, n) -> rows.add(row(studyId, file.siteId(), stage, "quarantined: " + rule, n)));
        }
        for (Accounts.Fate fate : accounts.fates()) {
            rows.add(row(studyId, fate.siteId(), fate.stage(), fate.reason(), fate.n()));
        }
        return table("flow", rows);
    }

    static SmallTable quality(String studyId, Accounts accounts) {
        return table(
                "quality",
                accounts.findings().stream()
                        .map(finding -> row(
                                studyId,
                                finding.siteId(),
                                finding.rule(),
                                finding.severity(),
                                finding.table(),
                                finding.field(),
                                finding.n(),
                                Rule.of(finding.rule()).message()))
                        .toList());
    }

    /** What no centre's own file can know; no centre's quarantine depends on another centre. */
    static SmallTable samePersons(Accounts accounts) {
        return table(
                "quarantine",
                accounts.samePersons().stream()
                        .map(person -> row(
                                person.siteId(),
                                person.file(),
                                person.line(),
                                Rule.SUBJECT_SAME_PERSON.id(),
                                Severity.WARN.key(),
                                "subject",
                                null,
                                null,
                                null,
                                person.subjectId()))
                        .toList());
    }
}
