package org.ninefold.quality;

import freemarker.template.utility.StringUtil;
import java.util.List;
import java.util.stream.Collectors;
import org.ninefold.study.Origin;

/** What a dry run found at one centre, as one HTML page that needs nothing else. */
public final class InspectionPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>%1$s: quality of the extract</title>
            <style>
            body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #222 }
            table { border-collapse: collapse; width: 100%% }
            th, td { border-bottom: 1px solid #ccc; padding: .35em .6em; text-align: left; vertical-align: top }
            td.n { text-align: right } code { overflow-wrap: anywhere }
            .reject { color: #a00 } .omit, .blank { color: #850 }
            </style>
            </head>
            <body>
            <h1>%1$s · %2$s</h1>
            <p>%3$s</p>
            %4$s
            <h2>Records</h2>
            <table>
            <tr><th>file</th><th>read</th><th>kept</th><th>filtered</th><th>quarantined</th><th>duplicate</th></tr>
            %5$s
            </table>
            <h2>Findings</h2>
            %6$s
            <p>reject: the record is quarantined. omit: the row is left out. blank: the field is emptied. warn: nothing is changed.
            In shapes 9 is a digit, A, a and x are letters. A value is shown where at least %7$d subjects have it.</p>
            </body>
            </html>
            """;

    private InspectionPage() {}

    /**
     * The page.
     *
     * @param title of the study
     * @param gates what the gates say of the centre
     */
    public static String of(String title, Inspection inspection, List<String> gates) {
        return PAGE.formatted(
                StringUtil.XHTMLEnc(inspection.center().id()),
                StringUtil.XHTMLEnc(inspection.center().name()),
                StringUtil.XHTMLEnc(title) + ": " + inspection.subjects() + " subjects",
                gates.stream()
                        .map(sentence -> "<p class=\"reject\">" + StringUtil.XHTMLEnc(sentence) + "</p>")
                        .collect(Collectors.joining("\n")),
                inspection.files().stream().map(InspectionPage::row).collect(Collectors.joining("\n")),
                findings(inspection),
                FindingGroup.SUBJECTS_THAT_HIDE_ONE);
    }

    private static String row(FileAccount file) {
        return "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>"
                .formatted(
                        StringUtil.XHTMLEnc(file.file()),
                        file.read(),
                        file.kept(),
                        file.filteredInAll(),
                        file.quarantinedInAll(),
                        file.duplicate());
    }

    private static String findings(Inspection inspection) {
        if (inspection.groups().isEmpty()) {
            return "<p>None.</p>";
        }
        return inspection.groups().stream()
                .map(group -> row(inspection, group))
                .collect(Collectors.joining(
                        "\n",
                        "<table>\n<tr><th>records</th><th>does</th><th>rule</th><th>where</th><th>shape</th><th>what to do</th>"
                                + "<th>mapping</th><th>examples</th></tr>\n",
                        "\n</table>"));
    }

    private static String row(Inspection inspection, FindingGroup group) {
        String values = group.values().stream()
                .map(value -> "<br>%d subjects: <code>%s</code>"
                        .formatted(value.subjects(), StringUtil.XHTMLEnc(value.text())))
                .collect(Collectors.joining());
        return "<tr><td class=\"n\">%s</td><td class=\"%s\">%2$s</td><td>%s</td><td>%s</td><td><code>%s</code>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        group.orphans() == 0
                                ? group.records()
                                : group.records() + "<br>and " + group.orphans() + " orphans",
                        group.severity().key(),
                        group.rule().id(),
                        StringUtil.XHTMLEnc(group.where()),
                        StringUtil.XHTMLEnc(group.shape() == null ? "" : group.shape()),
                        values,
                        StringUtil.XHTMLEnc(group.rule().message()),
                        lines(inspection.mapping(group).stream()
                                .map(Origin::toString)
                                .toList()),
                        lines(group.places().stream()
                                .map(FindingGroup.Place::text)
                                .toList()));
    }

    private static String lines(List<String> texts) {
        return texts.stream().map(StringUtil::XHTMLEnc).collect(Collectors.joining("<br>"));
    }
}
