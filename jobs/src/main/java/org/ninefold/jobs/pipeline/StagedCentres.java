package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PatientSink;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Delivery;
import org.ninefold.study.Study;
import org.ninefold.subject.Pseudonyms;

/**
 * The patients' tables of a run in staging: of each centre as it is read, derived again, taken over or carried forward. Where a gate
 * turns a delivery down, its centre is written again; the others stay as they lie.
 */
final class StagedCentres {
    private final Study study;
    private final Pseudonyms pseudonyms;
    private final TablePlan plan;
    private final Engine engine;
    private final Progress progress;
    private final Path staging;
    private Intake intake;
    private Reuse reuse;
    private List<Delivery> fresh;
    private Accounts accounts;

    /** Brings all centres to a staging folder that has the tables of those that are taken over. */
    StagedCentres(
            Study study,
            Pseudonyms pseudonyms,
            TablePlan plan,
            Engine engine,
            Progress progress,
            Path staging,
            Intake intake,
            Reuse reuse)
            throws IOException {
        this.study = study;
        this.pseudonyms = pseudonyms;
        this.plan = plan;
        this.engine = engine;
        this.progress = progress;
        this.staging = staging;
        this.intake = intake;
        this.reuse = reuse;
        Intake toRead = intake.without(reuse.unread());
        write(toRead, reuse);
        this.fresh = Stream.concat(
                        Gates.deliveries(toRead.extracts(), accounts, hadoop(), staging.getName(), study.cutoff())
                                .stream(),
                        reuse.deliveries().stream())
                .toList();
    }

    /** Puts centres in their place as the current snapshot has them; what is said of them. */
    void carryForward(List<Carried> instead, List<String> sentences) throws IOException {
        Set<String> turnedDown =
                instead.stream().map(centre -> centre.delivery().siteId()).collect(Collectors.toSet());
        PatientSink.remove(turnedDown, staging, hadoop());
        intake = intake.with(instead, sentences);
        reuse = reuse.without(turnedDown);
        fresh = fresh.stream()
                .filter(delivery -> !turnedDown.contains(delivery.siteId()))
                .toList();
        write(Intake.of(List.of()).with(instead, List.of()), Reuse.NOTHING);
    }

    /** Extract, harmonize, derive and write: one pass over the extracts. */
    private void write(Intake some, Reuse kept) throws IOException {
        if (!some.extracts().isEmpty()
                || !some.carried().isEmpty()
                || !kept.derived().isEmpty()) {
            progress.stage("Harmonizing and deriving");
            PatientSink.write(
                    Cohort.of(some.subjects(kept, study.limits(), pseudonyms, engine), study, plan), staging, engine);
            progress.stage("Accounting for every record");
        }
        accounts = Ledger.read(engine, staging.toString(), study);
    }

    private Configuration hadoop() {
        return engine.hadoop();
    }

    Path staging() {
        return staging;
    }

    Intake intake() {
        return intake;
    }

    Reuse reuse() {
        return reuse;
    }

    Accounts accounts() {
        return accounts;
    }

    /** What the centres delivered that are not carried forward. */
    List<Delivery> fresh() {
        return fresh;
    }

    /** Says in a manifest where they come from. */
    Manifest into(Manifest manifest, String id) {
        var subjects = new TreeMap<String, Object>();
        for (Accounts.Fate fate : accounts.fates()) {
            if (fate.stage().equals("subjects")) {
                subjects.merge(fate.reason(), fate.n(), (a, b) -> (Long) a + (Long) b);
            }
        }
        return manifest.inputs(intake.inputs())
                .with(
                        "centers",
                        Map.of(
                                "recomputed", fresh.size() - reuse.sites().size(),
                                "derived-again", reuse.derived().size(),
                                "reused", reuse.sites().size(),
                                "carried-forward", intake.carried().size()))
                .with("subjects", subjects)
                .accounting(accounts.files())
                .deliveries(Stream.concat(
                                fresh.stream().map(delivery -> delivery.again(id, study.cutoff())),
                                intake.lastDeliveries().stream())
                        .toList());
    }
}
