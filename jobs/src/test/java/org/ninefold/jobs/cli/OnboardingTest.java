package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide <i>Onboard a centre</i> is true: its commands give its transcripts, and its edits the committed mapping. */
class OnboardingTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/onboarding.md");
    private static final String EXTRACT =
            ROOT.resolve("data-samples/tenth-center/pazienti.csv").toString();
    private static final String MAPPING = "conf/centers/tenth/c10.conf";

    @TempDir
    private Path folder;

    @Test
    void theDraftIsAsTheGuideShowsIt() throws IOException {
        Path draft = folder.resolve("c10.conf");
        CommandRun run = draft(draft);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo(draft + ": 31 guesses to confirm\n");
        assertShown("draft", Files.readString(draft));
    }

    @Test
    void theGuidesEditsMakeTheDraftTheCommittedMapping() throws IOException {
        Path draft = folder.resolve("c10.conf");
        draft(draft);

        assertThat(edited(Files.readString(draft).replace("confirm-", ""), block("edits")))
                .isEqualTo(Files.readString(ROOT.resolve(MAPPING)));
    }

    @Test
    void anUnconfirmedDraftStopsPool() throws IOException {
        Path mapping = folder.resolve(MAPPING);
        Files.createDirectories(mapping.getParent());
        draft(mapping);
        Path study = folder.resolve("conf/tenth-center.conf");
        Files.copy(ROOT.resolve("conf/tenth-center.conf"), study);

        CommandRun run = CommandRun.of(
                "pool",
                "--config",
                study.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertShown("refused", run.err().replace(folder + "/", ""));
        assertThat(run.err().lines().filter(line -> line.contains("found a guess")))
                .hasSize(31);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theCommittedMappingIsCheckedAsTheGuideShows() {
        CommandRun run = CommandRun.of(
                "check",
                "--config",
                ROOT.resolve("conf/tenth-center.conf").toString(),
                "--center",
                "C10",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertShown("checked", run.out().replace(ROOT + "/", ""));
    }

    @Test
    void theCommittedMappingIsPooledAsTheGuideShows() {
        CommandRun run = CommandRun.of(
                "pool",
                "--config",
                ROOT.resolve("conf/tenth-center.conf").toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertShown("pooled", run.out());
    }

    @Test
    void aFileIsNotReplacedUnlessForced() throws IOException {
        Path draft = Files.writeString(folder.resolve("c10.conf"), "mine");

        CommandRun refused = draft(draft);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("--out: " + draft + " exists and is not replaced; choose another file, or say --force\n");
        assertThat(draft).hasContent("mine");

        CommandRun forced = CommandRun.of("draft", "--center", "C10", "--force", "--out", draft.toString(), EXTRACT);
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(draft).content().startsWith("# Draft of the mapping of C10");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "as it was");
        Path link = Files.createSymbolicLink(folder.resolve("link.conf"), victim);

        CommandRun run = CommandRun.of("draft", "--center", "C10", "--force", "--out", link.toString(), EXTRACT);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("--out: expected a file, found a link, a folder, a pipe or a device: " + link
                        + "; name a file, or leave --out away for standard output\n");
        assertThat(victim).hasContent("as it was");
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(CommandRun.of("draft", "--center", "10", EXTRACT).err())
                .startsWith("--center: expected a letter, then letters, digits and _, found \"10\"\n");
        assertThat(CommandRun.of("draft", "--center", "C10", "absent.csv").err())
                .startsWith("expected a file, found none: absent.csv\n");
    }

    private static CommandRun draft(Path out) {
        return CommandRun.of("draft", "--center", "C10", "--out", out.toString(), EXTRACT);
    }

    /** Every line of a block of the guide is in the output, in this order; {@code …} stands for lines left out. */
    private static void assertShown(String block, String output) {
        List<String> shown =
                block(block).lines().filter(line -> !line.strip().equals("…")).toList();
        assertThat(shown).hasSizeGreaterThan(5);
        assertThat(output.lines().map(OnboardingTest::withoutHash))
                .containsSubsequence(
                        shown.stream().map(OnboardingTest::withoutHash).toList());
    }

    private static String withoutHash(String line) {
        return line.replaceFirst("^((?:Snapshot|Report) +).*/snapshots/2020-06-30-.*$", "$1");
    }

    /** The block of the guide behind the comment of that name. */
    private static String block(String name) {
        try {
            Matcher block = Pattern.compile("<!-- " + name + " -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(GUIDE));
            assertThat(block.find()).as("the guide has a block " + name).isTrue();
            return block.group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Applies hunks of old and new lines, without their indentation, in their order. */
    private static String edited(String text, String hunks) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = 0;
        for (String hunk : hunks.strip().split("\n\n", -1)) {
            List<String> old = marked(hunk, "- ");
            List<String> stripped = lines.stream().map(String::strip).toList();
            while (at + old.size() <= lines.size()
                    && !stripped.subList(at, at + old.size()).equals(old)) {
                at++;
            }
            assertThat(at + old.size()).as("the draft has: " + hunk).isLessThanOrEqualTo(lines.size());
            String indentation = lines.get(at).substring(0, lines.get(at).indexOf(old.get(0)));
            lines.subList(at, at + old.size()).clear();
            lines.addAll(
                    at, marked(hunk, "+ ").stream().map(indentation::concat).toList());
        }
        return String.join("\n", lines);
    }

    private static List<String> marked(String hunk, String mark) {
        return hunk.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
