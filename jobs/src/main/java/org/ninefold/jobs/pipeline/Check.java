package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.count.FindingGroups;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Engines;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.harmonize.Harmonizer;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.PatientSink;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.FindingGroup;
import org.ninefold.quality.Inspection;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.quality.Verdict;
import org.ninefold.study.Study;
import org.ninefold.study.TableMapping;

/** A dry run: extract and harmonize, then tell what was found. It publishes nothing; what it writes, it removes. */
public record Check(Study study, PseudonymKey key, Engines engines, Snapshots snapshots, Progress progress) {
    private static final Set<String> WHOLE_CENTRE =
            Set.of(Rule.SUBJECT_SAME_PERSON.id(), Rule.RESPONSE_SINGLE_ASSESSMENT.id());

    /**
     * What a dry run found.
     *
     * @param centers what was found at each centre that delivered
     * @param refusals why {@code pool} would not run
     * @param warnings of gates that let it run
     */
    public record Result(List<Inspection> centers, List<String> refusals, List<String> warnings) {
        public Result {
            centers = List.copyOf(centers);
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }

        /** What the gates say of a centre. */
        public List<String> gates(String siteId) {
            return Stream.concat(refusals.stream(), warnings.stream())
                    .filter(sentence -> sentence.startsWith(siteId + ":"))
                    .toList();
        }
    }

    /**
     * Runs the check.
     *
     * @throws org.ninefold.quality.DataGateException if a file is missing, or broken so that it cannot be opened
     * @throws org.ninefold.study.InvalidConfigurationException if the mappings do not fit the files
     * @throws BrokenIdentityException if the records of a file do not add up
     */
    public Result run() throws IOException {
        Configuration hadoop = snapshots.hadoop();
        progress.stage("Opening the extracts of " + study.centers().size() + " centres");
        List<Extract> extracts = Extracts.open(study, hadoop);
        ConfigurationCheck.run(study, extracts);
        Path staging = snapshots.stage("check-" + Instant.now().toEpochMilli());
        try (Engine engine = engines.start(Intake.of(extracts).bytes())) {
            progress.stage("Harmonizing");
            PatientSink.write(
                    Cohort.accounting(
                            Harmonizer.subjects(
                                    extracts, study.limits(), key.pseudonyms(Register.read(snapshots)), engine),
                            study),
                    staging,
                    engine);
            progress.stage("Grouping what was found");
            Accounts accounts = Ledger.read(engine, staging.toString(), study);
            var last = LastDeliveries.of(study, key, snapshots, Current.of(snapshots, false, hadoop));
            List<Delivery> deliveries = Gates.deliveries(extracts, accounts, hadoop, staging.getName(), study.cutoff());
            Verdict verdict = Verdict.of(study, accounts, deliveries, last.all(), Set.of());
            List<String> refusals = Gates.refusals(accounts, verdict, last);
            List<String> warnings = Stream.concat(
                            verdict.warnings().stream(), last.warnings(verdict.carryForward()).stream())
                    .toList();
            if (accounts.broken().isEmpty()) {
                Gates.requireBalance(accounts);
            }
            var groups = new ArrayList<>(FindingGroups.of(engine, staging.toString(), extracts));
            groups.addAll(wholeCentre(accounts));
            return new Result(inspections(accounts, groups), refusals, warnings);
        } finally {
            snapshots.staging().discard(staging);
        }
    }

    private List<Inspection> inspections(Accounts accounts, List<FindingGroup> groups) {
        return study.centers().stream()
                .map(center -> new Inspection(
                        center,
                        accounts.files().stream()
                                .filter(file -> file.siteId().equals(center.id()))
                                .toList(),
                        accounts.subjects(center.id()),
                        groups.stream()
                                .filter(group -> group.siteId().equals(center.id()))
                                .toList()))
                .filter(inspection -> !inspection.files().isEmpty())
                .toList();
    }

    /** What no single record shows: the same person at two centres, assessments that are too few. */
    private List<FindingGroup> wholeCentre(Accounts accounts) {
        return accounts.findings().stream()
                .filter(finding -> WHOLE_CENTRE.contains(finding.rule()))
                .map(finding -> new FindingGroup(
                        finding.siteId(),
                        sourceOf(finding.siteId(), finding.table()),
                        Rule.of(finding.rule()),
                        Severity.of(finding.severity()),
                        finding.table(),
                        finding.field(),
                        null,
                        null,
                        finding.n(),
                        finding.n(),
                        0,
                        finding.rule().equals(Rule.SUBJECT_SAME_PERSON.id())
                                ? places(accounts, finding.siteId())
                                : List.of(),
                        List.of()))
                .toList();
    }

    private String sourceOf(String siteId, String table) {
        List<TableMapping> mappings = study.center(siteId).tables();
        return mappings.stream()
                .filter(mapping -> mapping.table().equals(table))
                .findFirst()
                .orElse(mappings.get(0))
                .from();
    }

    /** All of them, with the pseudonym that {@code exclude} asks for. */
    private static List<FindingGroup.Place> places(Accounts accounts, String siteId) {
        return accounts.samePersons().stream()
                .filter(person -> person.siteId().equals(siteId))
                .map(person -> new FindingGroup.Place(person.file(), person.line(), person.subjectId()))
                .toList();
    }
}
