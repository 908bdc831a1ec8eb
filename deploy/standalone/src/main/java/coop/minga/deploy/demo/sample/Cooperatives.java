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

/** Founds the cooperatives: one of each trade, then more of them in other places. */
final class Cooperatives {
    private static final List<Integer> CLOSED = List.of(5, 10);
    private static final double DAYS_BETWEEN_EVENTS = 2.2;

    private final SampleSettings settings;
    private final FederationId federation;
    private final List<Trade> trades = Trade.all();
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
        Trade trade = trades.get(number % trades.size());
        String name = name(trade, number / trades.size());
        CooperativeId id = new CooperativeId(id(trade, number / trades.size()));
        Dice dice = new Dice(settings.seed()).of(id.value());
        WorkingCalendar calendar = trade.calendar(settings.firstYear(), settings.lastYear());
        List<SampleIndicator> indicators = indicators(trade, dice.of("size").roll());
        return new SampleCooperative(
                settings,
                new CooperativeCatalogue(
                        federation,
                        id,
                        name,
                        SampleSettings.ZONE,
                        calendar,
                        indicators.stream().map(SampleIndicator::definition).toList()),
                trade.sector().unit(),
                CLOSED.contains(number) ? Visibility.CLOSED : Visibility.OPEN,
                CsvShape.of(number),
                indicators.stream().map(each -> series(each, dice)).toList(),
                script(number, dice, indicators, calendar),
                dice);
    }

    private EventScript script(int number, Dice dice, List<SampleIndicator> indicators, WorkingCalendar calendar) {
        return new EventScript(
                dice.of("events"),
                indicators,
                calendar,
                settings.firstLiveDay(),
                Opening.of(number, settings.cooperatives(), indicators, calendar, settings.firstLiveDay()),
                DAYS_BETWEEN_EVENTS * settings.cooperatives());
    }

    private Series series(SampleIndicator indicator, Dice dice) {
        return new Series(indicator, dice.of(indicator.definition().code().value()), settings.firstDay());
    }

    private static List<SampleIndicator> indicators(Trade trade, RandomGenerator random) {
        double size = Math.exp(0.35 * (2 * random.nextDouble() - 1));
        return trade.indicators().stream()
                .map(sketch -> sketch.sized(size * Math.exp(0.1 * (2 * random.nextDouble() - 1))))
                .toList();
    }

    private String name(Trade trade, int copy) {
        return copy == 0 ? trade.name() : trade.name() + " de " + place(copy) + round(copy, " ");
    }

    private String id(Trade trade, int copy) {
        return copy == 0 ? trade.id() : trade.id() + "-" + plain(place(copy)) + round(copy, "-");
    }

    private String place(int copy) {
        return places.get((copy - 1) % places.size());
    }

    private String round(int copy, String before) {
        int round = (copy - 1) / places.size();
        return round == 0 ? "" : before + (round + 1);
    }

    /** In the letters that identifiers have. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
    }
}
