package org.ninefold.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ninefold.jobs.pipeline.Check;
import org.ninefold.quality.FileAccount;
import org.ninefold.quality.FindingGroup;
import org.ninefold.quality.Inspection;
import org.ninefold.study.Origin;
import org.ninefold.study.Study;

/** What {@code check} prints. */
final class CheckReport {
    private CheckReport() {}

    /** For people. */
    static String text(Study study, Check.Result result) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(study.id() + " · " + study.title());
        for (Inspection inspection : result.centers()) {
            lines.add("");
            lines.add("%s · %s: %d subjects, %d records read = %d kept + %d filtered + %d quarantined + %d duplicate"
                    .formatted(
                            inspection.center().id(),
                            inspection.center().name(),
                            inspection.subjects(),
                            inspection.records(FileAccount::read),
                            inspection.records(FileAccount::kept),
                            inspection.records(FileAccount::filteredInAll),
                            inspection.records(FileAccount::quarantinedInAll),
                            inspection.records(FileAccount::duplicate)));
            inspection.groups().forEach(group -> lines.addAll(text(inspection, group)));
        }
        lines.add("");
        result.warnings().forEach(sentence -> lines.add("Warning     " + sentence));
        result.refusals().forEach(sentence -> lines.add("Refusal     " + sentence));
        lines.add(
                result.refusals().isEmpty()
                        ? "No gate stops ninefold pool. Nothing was published."
                        : "ninefold pool would end with exit code 3. Nothing was published.");
        return Screen.of(lines);
    }

    private static List<String> text(Inspection inspection, FindingGroup group) {
        var lines = new ArrayList<String>();
        lines.add("  %5d × %-6s %s at %s%s%s"
                .formatted(
                        group.records(),
                        group.severity().key(),
                        group.rule().id(),
                        group.where(),
                        group.shape() == null ? "" : ", shape " + group.shape(),
                        group.orphans() == 0 ? "" : ", and %d orphans of it".formatted(group.orphans())));
        lines.add("          " + group.rule().message());
        group.values()
                .forEach(value -> lines.add("          %d subjects: %s".formatted(value.subjects(), value.text())));
        lines.add("          change "
                + inspection.mapping(group).stream().map(Origin::toString).collect(Collectors.joining(", ")));
        if (!group.places().isEmpty()) {
            lines.add("          see "
                    + group.places().stream().map(FindingGroup.Place::text).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    /** For programs: one object. */
    static String json(Study study, Check.Result result) {
        var report = new LinkedHashMap<String, Object>();
        report.put("study", study.id());
        report.put("refusals", result.refusals());
        report.put("warnings", result.warnings());
        report.put("centers", result.centers().stream().map(CheckReport::center).toList());
        return Screen.json(report) + "\n";
    }

    private static Map<String, Object> center(Inspection inspection) {
        return Map.of(
                "center", inspection.center().id(),
                "subjects", inspection.subjects(),
                "files",
                        inspection.files().stream()
                                .map(file -> Map.of(
                                        "file", file.file(),
                                        "read", file.read(),
                                        "kept", file.kept(),
                                        "filtered", file.filteredInAll(),
                                        "quarantined", file.quarantinedInAll(),
                                        "duplicate", file.duplicate()))
                                .toList(),
                "findings",
                        inspection.groups().stream()
                                .map(group -> finding(inspection, group))
                                .toList());
    }

    private static Map<String, Object> finding(Inspection inspection, FindingGroup group) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("rule", group.rule().id());
        finding.put("severity", group.severity().key());
        finding.put("source", group.source());
        finding.put("table", group.table());
        finding.put("field", group.field());
        finding.put("column", group.column());
        finding.put("shape", group.shape());
        finding.put("findings", group.findings());
        finding.put("records", group.records());
        finding.put("orphans", group.orphans());
        finding.put("message", group.rule().message());
        finding.put(
                "mapping",
                inspection.mapping(group).stream().map(Origin::toString).toList());
        finding.put(
                "examples",
                group.places().stream().map(FindingGroup.Place::text).toList());
        finding.put(
                "values",
                group.values().stream()
                        .map(value -> Map.of("value", value.text(), "subjects", value.subjects()))
                        .toList());
        return finding;
    }
}
