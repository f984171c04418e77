package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.Verdict;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** Every file of the corpus of hostile extracts ends as the right table, or as findings or sentences that say where it is bad. */
class HostileExtractsTest {
    private static final Delivery DELIVERY =
            new Delivery("H01", 1, List.of(), "", "2020-06-30-000000000000", LocalDate.of(2020, 6, 30));

    /** Findings that nearly all of these subjects have, who have neither status nor last contact; the corpus is about reading. */
    private static final Pattern OTHER = Pattern.compile(" subject\\.(unknown-status|no-last-contact) ");

    @TempDir
    private Path folder;

    static Stream<HostileCase> cases() {
        return HostileCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theExtractEndsAsExpected(HostileCase hostile) throws IOException {
        String outcome =
                String.join("\n", outcome(hostile)).replace(hostile.folder().toAbsolutePath() + "/", "");
        assertThat(outcome).isEqualTo(String.join("\n", hostile.expected()));
    }

    private List<String> outcome(HostileCase hostile) throws IOException {
        try {
            Study study = StudyReader.read(hostile.study(folder));
            List<Extract> extracts = Extracts.open(study, new Configuration(false));
            List<Problem> problems = MappingCheck.problems(extracts);
            if (!problems.isEmpty()) {
                throw new InvalidConfigurationException(problems);
            }
            Harmonized harmonized = Harmonized.of(extracts);
            Accounts accounts = harmonized.accounts();
            var refusals = new ArrayList<String>();
            accounts.broken().stream().map(Accounts.Broken::text).forEach(refusals::add);
            refusals.addAll(Verdict.of(study, accounts, List.of(DELIVERY), List.of(), Set.of())
                    .refusals());
            if (!refusals.isEmpty()) {
                throw new DataGateException(refusals);
            }
            accounts.files().forEach(file -> assertThat(file.imbalance()).isEmpty());
            return lines(
                    0,
                    harmonized.lines().stream()
                            .filter(line -> !OTHER.matcher(line).find())
                            .toList());
        } catch (DataGateException e) {
            return lines(3, e.sentences());
        } catch (InvalidConfigurationException e) {
            return lines(2, e.problems().stream().map(Problem::toString).toList());
        }
    }

    private static List<String> lines(int exit, List<String> lines) {
        var all = new ArrayList<String>();
        all.add("exit " + exit);
        all.addAll(lines);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-after-quote", "parquet-types"})
    void aWholeRunKeepsTheSameAccounts(String name) throws IOException {
        HostileCase hostile = HostileCase.of(name);
        PoolRun.of(hostile.study(folder), folder.resolve("out"), stage -> {});

        List<String> accounts = Published.current(folder.resolve("out")).rows("""
                select replace(stage, 'records of ', '') || ': ' || sum(n) filter (reason = 'read')
                  || ' read = ' || sum(n) filter (reason = 'kept')
                  || ' kept + ' || coalesce(sum(n) filter (reason like 'filtered: %'), 0)
                  || ' filtered + ' || coalesce(sum(n) filter (reason like 'quarantined: %'), 0)
                  || ' quarantined + ' || sum(n) filter (reason = 'duplicate') || ' duplicate'
                from flow where stage like 'records of %' group by stage order by stage""").stream()
                .map(row -> (String) row.get(0))
                .toList();
        assertThat(accounts)
                .isEqualTo(hostile.expected().stream()
                        .filter(line -> line.contains(" read = "))
                        .map(line -> line.replaceAll(" \\{[^}]*}", ""))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip-truncated", "quote-never-closed", "parquet-damaged-page"})
    void aWholeRunRefusesInTheSameWords(String name) throws IOException {
        HostileCase hostile = HostileCase.of(name);
        Path config = hostile.study(folder);

        assertThatThrownBy(() -> PoolRun.of(config, folder.resolve("out"), stage -> {}))
                .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                        .isEqualTo(
                                hostile.expected().subList(1, hostile.expected().size())));
    }
}
