package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies changes of sample cooperatives' catalogues to the federation at once, so that visitors can add indicators. A
 * real federation decides itself.
 */
final class CatalogueWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);

    private final FederationPlan plan;
    private final Map<UnitId, List<IndicatorDefinition>> taken;
    private final List<Path> files;
    private final Consumer<FederationPlan> takeOver;
    private final Map<Path, FileTime> seen = new HashMap<>();

    CatalogueWatch(FederationPlan plan, List<Path> files, Consumer<FederationPlan> takeOver) {
        this.plan = plan;
        this.taken = new HashMap<>(plan.indicators());
        this.files = List.copyOf(files);
        this.takeOver = takeOver;
    }

    /** Applies every catalogue that has changed; at the first call, all. */
    void look() {
        for (Path file : files) {
            try {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!Objects.equals(changed, seen.put(file, changed))) {
                    takeOver(CatalogueFile.read(file));
                }
            } catch (UnreadableFileException e) {
                LOG.warn("The catalogue was not applied: {}", e.getMessage()); // the message names the file
            } catch (IOException | RuntimeException e) {
                LOG.warn("The catalogue {} was not applied: {}", file, e.getMessage());
            }
        }
    }

    /** The plan names the other cooperatives' indicators too, since what a plan leaves out is retired. */
    private void takeOver(CooperativeCatalogue catalogue) {
        UnitId unit = UnitId.of(catalogue.cooperative());
        if (!catalogue.indicators().equals(taken.get(unit))) {
            Map<UnitId, List<IndicatorDefinition>> all = new HashMap<>(taken);
            all.put(unit, catalogue.indicators());
            takeOver.accept(new FederationPlan(plan.id(), plan.name(), plan.units(), all, Map.of()));
            taken.putAll(all);
        }
    }
}
