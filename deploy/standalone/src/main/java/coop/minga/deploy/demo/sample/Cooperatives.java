package coop.minga.deploy.demo.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.Visibility;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.WorkingCalendar;

/** Creates the cooperatives: one of each trade, then more elsewhere. */
final class Cooperatives {
    private static final List<Integer> CLOSED = List.of(5, 10);
    private static final double DAYS_BETWEEN_EVENTS = 2.2;

    private final SampleSettings settings;
    private final FederationId federation;
    private final List<CooperativeTemplate> templates = CooperativeTemplate.all();
    private final List<String> places = TextTable.lines("places.txt");

    Cooperatives(SampleSettings settings, FederationId federation) {
        this.settings = settings;
        this.federation = federation;
    }

    List<SampleCooperative> all() {
        return IntStream.range(0, settings.cooperatives())
                .mapToObj(this::cooperative)
                .toList();
    }

    private SampleCooperative cooperative(int number) {
        CooperativeTemplate template = templates.get(number % templates.size());
        String name = name(template, number / templates.size());
        CooperativeId id = new CooperativeId(id(template, number / templates.size()));
        SeededRandom random = new SeededRandom(settings.seed()).of(id.value());
        WorkingCalendar calendar = template.calendar(settings.firstYear(), settings.lastYear());
        List<SampleIndicator> indicators =
                indicators(template, random.of("size").generator());
        return new SampleCooperative(
                settings,
                new CooperativeCatalogue(
                        federation,
                        id,
                        name,
                        SampleSettings.ZONE,
                        calendar,
                        indicators.stream().map(SampleIndicator::definition).toList()),
                template.sector().unit(),
                CLOSED.contains(number) ? Visibility.CLOSED : Visibility.OPEN,
                CsvShape.of(number),
                indicators.stream().map(each -> series(each, random)).toList(),
                script(number, random, indicators, calendar),
                random);
    }

    private EventScript script(
            int number, SeededRandom random, List<SampleIndicator> indicators, WorkingCalendar calendar) {
        return new EventScript(
                random.of("events"),
                indicators,
                calendar,
                settings.firstLiveDay(),
                OpeningIncidents.of(number, settings.cooperatives(), indicators, calendar, settings.firstLiveDay()),
                DAYS_BETWEEN_EVENTS * settings.cooperatives());
    }

    private Series series(SampleIndicator indicator, SeededRandom random) {
        return new Series(indicator, random.of(indicator.definition().code().value()), settings.firstDay());
    }

    private static List<SampleIndicator> indicators(CooperativeTemplate template, RandomGenerator random) {
        double size = Math.exp(0.35 * (2 * random.nextDouble() - 1));
        return template.indicators().stream()
                .map(sketch -> sketch.sized(size * Math.exp(0.1 * (2 * random.nextDouble() - 1))))
                .toList();
    }

    private String name(CooperativeTemplate template, int copy) {
        return copy == 0 ? template.name() : template.name() + " de " + place(copy) + round(copy, " ");
    }

    private String id(CooperativeTemplate template, int copy) {
        return copy == 0 ? template.id() : template.id() + "-" + plain(place(copy)) + round(copy, "-");
    }

    private String place(int copy) {
        return places.get((copy - 1) % places.size());
    }

    private String round(int copy, String before) {
        int round = (copy - 1) / places.size();
        return round == 0 ? "" : before + (round + 1);
    }

    /** Transliterates a name to the characters of identifiers. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
    }
}
