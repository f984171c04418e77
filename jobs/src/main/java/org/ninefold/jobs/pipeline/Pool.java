package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Engines;
import org.ninefold.jobs.engine.TaskFailures;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Verdict;
import org.ninefold.study.Center;
import org.ninefold.study.GateAction;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.subject.Pseudonyms;

/**
 * Pools a study: extract → harmonize → derive → count → estimate → publish. In every case but success the previous
 * snapshot stays current and whole.
 */
public record Pool(
        Study study, PseudonymKey key, Engines engines, Snapshots snapshots, Progress progress, Recompute recompute) {
    private static final String NOT_COMPARED =
            "; nothing is compared with it and no file that was changed is taken over: find out who changed it";

    /**
     * Runs the job.
     *
     * @throws org.ninefold.quality.DataGateException if the data do not allow it
     * @throws org.ninefold.study.InvalidConfigurationException if the mappings do not fit the files
     * @throws BrokenIdentityException if the run's own checks fail
     */
    public RunOutcome run() throws IOException {
        Instant start = Instant.now();
        requireOneKindOfData();
        Register register = new Forgetting(key, snapshots, progress).ended();
        Study asked = recompute.of(study);
        progress.stage("Opening the extracts of " + asked.centers().size() + " centres");
        List<Extract> extracts = Extracts.open(asked, snapshots.hadoop());
        ConfigurationCheck.run(study, extracts);
        LastDeliveries last = last();
        var delivered = Intake.of(extracts);
        var missing = new TreeMap<String, List<String>>();
        for (Center center : study.centers()) {
            if (!asked.centers().contains(center)) {
                missing.put(center.id(), List.of(center.id() + ": not to be recomputed"));
            } else if (center.gates().missingCenter() == GateAction.CARRY_FORWARD
                    && !delivered.delivering().contains(center.id())) {
                missing.put(center.id(), List.of(Verdict.missing(center)));
            }
        }
        var provenance = new Provenance(study, key, Software.running(), register);
        return run(delivered.with(last.take(missing), last.warnings(missing)), last, provenance, start);
    }

    /** What the current snapshot has, every file of it compared with its manifest. */
    private LastDeliveries last() throws IOException {
        if (snapshots.current().isPresent()) {
            progress.stage("Verifying the current snapshot");
        }
        return LastDeliveries.of(study, key, snapshots, Current.of(snapshots, true, snapshots.hadoop()));
    }

    private void tell(Current current) {
        if (current.problem() != null) {
            progress.warning(current.problem() + NOT_COMPARED);
        }
    }

    /** Where real data have been published, invented data are not, nor the other way round. */
    private void requireOneKindOfData() throws IOException {
        Config current = Current.of(snapshots, false, snapshots.hadoop()).manifest();
        if (current != null && current.getBoolean("study.synthetic") != study.synthetic()) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    new Origin(study.files().get(0).toString(), 0, "study.synthetic"),
                    "expected synthetic = %s, as in the current snapshot of the output, found %s; correct the study, or pool into another output"
                            .formatted(!study.synthetic(), study.synthetic()))));
        }
    }

    /** Runs on what there is; centres whose deliveries gates turn down are put in their place as they were. */
    private RunOutcome run(Intake intake, LastDeliveries last, Provenance provenance, Instant start)
            throws IOException {
        String id = provenance.id(intake.inputs());
        Optional<RunOutcome> earlier = ofSameInputs(id, last.current());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        tell(last.current());
        try (Engine engine = engines.start(intake.bytes())) {
            try {
                return run(intake, last, provenance, start, id, engine);
            } finally {
                progress.setbacks(engine.failures());
            }
        }
    }

    private RunOutcome run(
            Intake intake, LastDeliveries last, Provenance provenance, Instant start, String inputs, Engine engine)
            throws IOException {
        String id = inputs;
        Path staging = snapshots.stage(id);
        boolean published = false;
        try {
            TablePlan plan = AnalysisPlan.of(study);
            Reuse reuse = recompute.full()
                    ? Reuse.NOTHING
                    : Reuse.of(provenance.keys(intake.extracts()), study.cutoff(), last.current(), snapshots);
            reuse.into(staging, snapshots);
            Pseudonyms pseudonyms = key.pseudonyms(provenance.register());
            var centres = new StagedCentres(study, pseudonyms, plan, engine, progress, staging, intake, reuse);
            Verdict verdict = verdict(centres, last);
            while (!verdict.carryForward().isEmpty()) {
                progress.stage("Carrying forward "
                        + String.join(", ", verdict.carryForward().keySet()));
                LastDeliveries again = last(); // harmonizing may have taken long
                List<Carried> instead = again.take(verdict.carryForward());
                List<String> warnings = again.warnings(verdict.carryForward());
                id = provenance.id(centres.intake().with(instead, warnings).inputs());
                Optional<RunOutcome> earlier = ofSameInputs(id, again.current());
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                centres.carryForward(instead, warnings);
                verdict = verdict(centres, again);
            }
            Manifest manifest = new Manifest()
                    .with("study", Map.of("id", study.id(), "title", study.title(), "synthetic", study.synthetic()))
                    .with("snapshot", id)
                    .with("cutoff", study.cutoff().toString());
            provenance.into(centres.into(manifest, id));
            Reuse.into(manifest, provenance.keys(centres.intake().extracts()));
            new Estimation(study, key, plan, engine, snapshots, progress)
                    .write(centres, verdict.warnings(), last.current(), manifest);
            String json =
                    manifest.with("run", runEntry(start, engine.failures())).json();
            snapshots.publish(staging, id, json);
            published = true;
            return new RunOutcome(snapshots.snapshot(id).toString(), Manifest.parse(json), true);
        } finally {
            if (!published) {
                snapshots.staging().discard(staging);
            }
        }
    }

    /** Makes the snapshot of the same inputs current, where there is one. */
    private Optional<RunOutcome> ofSameInputs(String id, Current current) throws IOException {
        Optional<String> whole = snapshots.manifest(id);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        Config manifest = Manifest.parse(whole.get());
        if (id.equals(current.id())) {
            current.requireWhole();
        } else {
            tell(current);
            progress.stage("Verifying the snapshot of the same inputs");
            Inventory.verify(snapshots.snapshot(id), manifest, snapshots.hadoop());
        }
        snapshots.pointTo(id, whole.get());
        return Optional.of(new RunOutcome(snapshots.snapshot(id).toString(), manifest, false));
    }

    /**
     * What the gates say.
     *
     * @throws DataGateException if one stops the run
     */
    private Verdict verdict(StagedCentres centres, LastDeliveries last) {
        Accounts accounts = centres.accounts();
        Verdict verdict = Verdict.of(
                study,
                accounts,
                centres.fresh(),
                last.all(),
                centres.intake().carried().keySet());
        List<String> refusals = Gates.refusals(accounts, verdict, last);
        if (!refusals.isEmpty()) {
            throw new DataGateException(refusals);
        }
        Gates.requireBalance(accounts);
        return verdict;
    }

    /** The one entry that differs from run to run. */
    private static Map<String, Object> runEntry(Instant start, TaskFailures setbacks) {
        var entry = new TreeMap<String, Object>(setbacks.entries());
        entry.put("start", start.toString());
        entry.put("end", Instant.now().toString());
        return entry;
    }
}
