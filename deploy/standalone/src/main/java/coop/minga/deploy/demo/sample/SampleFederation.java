package coop.minga.deploy.demo.sample;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** The sample federation. Equal settings give equal federations. */
public final class SampleFederation {
    public static final FederationId ID = new FederationId("cordillera-y-mar");
    private static final String NAME = "Federación Cordillera y Mar";

    private final SampleSettings settings;
    private final List<SampleCooperative> cooperatives;

    public SampleFederation(SampleSettings settings) {
        this.settings = settings;
        this.cooperatives = new Cooperatives(settings, ID).all();
    }

    public List<SampleCooperative> cooperatives() {
        return cooperatives;
    }

    /** All accounts, those of the highest units first. */
    public List<SamplePerson> people() {
        return new SamplePeople(settings, root().id(), cooperatives).everybody();
    }

    /** The catalogue with the public keys of the agents. */
    public FederationPlan plan(Map<CooperativeId, PublicReportKey> keys) {
        List<Unit> units = new ArrayList<>();
        units.add(root());
        Arrays.stream(Sector.values()).map(this::unit).forEach(units::add);
        Map<UnitId, List<IndicatorDefinition>> indicators = new LinkedHashMap<>();
        Map<UnitId, List<String>> publicKeys = new LinkedHashMap<>();
        for (SampleCooperative cooperative : cooperatives) {
            Unit unit = unit(cooperative);
            units.add(unit);
            indicators.put(unit.id(), cooperative.catalogue().indicators());
            PublicReportKey key = keys.get(cooperative.id());
            publicKeys.put(unit.id(), key == null ? List.of() : List.of(key.base64()));
        }
        return new FederationPlan(ID, NAME, units, indicators, publicKeys);
    }

    private Unit root() {
        return unit(new UnitId(ID.value()), null, UnitKind.FEDERATION, NAME, offices(), Visibility.OPEN);
    }

    private Unit unit(Sector sector) {
        UnitId root = new UnitId(ID.value());
        return unit(sector.unit(), root, UnitKind.SECTOR, sector.title(), offices(), Visibility.OPEN);
    }

    private Unit unit(SampleCooperative cooperative) {
        return unit(
                UnitId.of(cooperative.id()),
                cooperative.sector(),
                UnitKind.COOPERATIVE,
                cooperative.catalogue().name(),
                cooperative.catalogue().calendar(),
                cooperative.visibility());
    }

    private static Unit unit(
            UnitId id,
            @Nullable UnitId parent,
            UnitKind kind,
            String name,
            WorkingCalendar calendar,
            Visibility visibility) {
        return new Unit(
                id,
                parent,
                kind,
                name,
                new Unit.ReportingTimes(SampleSettings.ZONE, calendar, LocalTime.NOON),
                visibility);
    }

    /** Working days of sectors and federation: no Sundays, no holidays. */
    private WorkingCalendar offices() {
        return new WorkingCalendar(
                Set.of(DayOfWeek.SUNDAY), Holidays.between(settings.firstYear(), settings.lastYear()));
    }
}
