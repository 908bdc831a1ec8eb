package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.FederationFile;
import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies changes of sample cooperatives' catalogues to the federation at once, so that visitors can add indicators. Enrols
 * their own cooperatives too, below the first sector. A real federation decides itself.
 */
final class CatalogueWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);

    private final FederationPlan plan;
    private final Map<UnitId, List<IndicatorDefinition>> taken;
    private final List<Path> files;
    private final Path enrolments;
    private final Consumer<FederationPlan> takeOver;
    private final Consumer<Unit> onEnrolled;
    private final Map<UnitId, Unit> newcomers = new LinkedHashMap<>();
    private final Map<Path, FileTime> seen = new HashMap<>();

    /**
     * Sees no file yet.
     *
     * @param files catalogues of the plan's cooperatives
     * @param enrolments folder with files of new cooperatives
     */
    CatalogueWatch(
            FederationPlan plan,
            List<Path> files,
            Path enrolments,
            Consumer<FederationPlan> takeOver,
            Consumer<Unit> onEnrolled) {
        this.plan = plan;
        this.taken = new HashMap<>(plan.indicators());
        this.files = List.copyOf(files);
        this.enrolments = enrolments;
        this.takeOver = takeOver;
        this.onEnrolled = onEnrolled;
    }

    /** Applies every catalogue that has changed; at the first call, all. */
    void look() {
        files.forEach(file -> applyChanged(file, () -> takeOver(CatalogueFile.read(file))));
        enrolmentFiles().forEach(file -> applyChanged(file, () -> enrol(file)));
    }

    private List<Path> enrolmentFiles() {
        try (Stream<Path> found = Files.list(enrolments)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private void applyChanged(Path file, Application application) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!Objects.equals(changed, seen.put(file, changed))) {
                application.apply();
            }
        } catch (UnreadableFileException e) {
            LOG.warn("The catalogue was not applied: {}", e.getMessage()); // the message names the file
        } catch (IOException | RuntimeException e) {
            LOG.warn("The catalogue {} was not applied: {}", file, e.getMessage());
        }
    }

    /** A new cooperative must not take the place of one of the sample. */
    private void enrol(Path file) throws UnreadableFileException {
        Unit sector = plan.units().stream()
                .filter(unit -> unit.kind() == UnitKind.SECTOR)
                .findFirst()
                .orElseThrow();
        FederationPlan enrolled = FederationFile.enrolment(file, plan, sector);
        for (Unit unit : enrolled.units()) {
            if (plan.units().stream().anyMatch(known -> known.id().equals(unit.id()))) {
                throw new IllegalArgumentException("the short name " + unit.id() + " is taken");
            }
        }
        Map<UnitId, Unit> units = new LinkedHashMap<>(newcomers);
        enrolled.units().forEach(unit -> units.put(unit.id(), unit));
        Map<UnitId, List<IndicatorDefinition>> all = new HashMap<>(taken);
        all.putAll(enrolled.indicators());
        takeOver.accept(plan(units, all, enrolled.keys()));
        newcomers.putAll(units);
        taken.putAll(all);
        enrolled.units().forEach(onEnrolled);
    }

    private FederationPlan plan(
            Map<UnitId, Unit> added,
            Map<UnitId, List<IndicatorDefinition>> indicators,
            Map<UnitId, List<String>> keys) {
        List<Unit> units =
                Stream.concat(plan.units().stream(), added.values().stream()).toList();
        return new FederationPlan(plan.id(), plan.name(), units, indicators, keys);
    }

    /** The plan names the other cooperatives' indicators too, since what a plan leaves out is retired. */
    private void takeOver(CooperativeCatalogue catalogue) {
        UnitId unit = UnitId.of(catalogue.cooperative());
        if (!catalogue.indicators().equals(taken.get(unit))) {
            Map<UnitId, List<IndicatorDefinition>> all = new HashMap<>(taken);
            all.put(unit, catalogue.indicators());
            takeOver.accept(plan(newcomers, all, Map.of()));
            taken.putAll(all);
        }
    }

    private interface Application {
        void apply() throws IOException, UnreadableFileException;
    }
}
