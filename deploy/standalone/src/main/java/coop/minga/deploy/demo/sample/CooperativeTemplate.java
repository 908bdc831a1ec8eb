package coop.minga.deploy.demo.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.contract.WorkingCalendar;

/** Common properties of one trade's cooperatives. */
record CooperativeTemplate(
        String code,
        Sector sector,
        String id,
        String name,
        Set<DayOfWeek> restDays,
        List<Break> breaks,
        List<IndicatorTemplate> indicators) {

    /** A yearly range of closed days. */
    record Break(MonthDay first, MonthDay last) {
        static Break parse(String text) {
            String[] ends = text.split("\\.\\.");
            return new Break(MonthDay.parse("--" + ends[0]), MonthDay.parse("--" + ends[1]));
        }

        Stream<LocalDate> in(int year) {
            return first.atYear(year).datesUntil(last.atYear(year).plusDays(1));
        }
    }

    static List<CooperativeTemplate> all() {
        List<List<String>> indicators = TextTable.rows("indicators.csv");
        return TextTable.rows("trades.csv").stream()
                .map(row -> parse(row, indicators))
                .toList();
    }

    WorkingCalendar calendar(int firstYear, int lastYear) {
        NavigableSet<LocalDate> closures = new TreeSet<>(Holidays.between(firstYear, lastYear));
        for (int year = firstYear; year <= lastYear; year++) {
            int thisYear = year;
            breaks.stream().flatMap(each -> each.in(thisYear)).forEach(closures::add);
        }
        return new WorkingCalendar(restDays, closures);
    }

    private static CooperativeTemplate parse(List<String> row, List<List<String>> indicators) {
        Week week = Week.named(row.get(4));
        return new CooperativeTemplate(
                row.get(0),
                Sector.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                row.get(2),
                row.get(3),
                words(row.get(5)).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                words(row.get(6)).map(Break::parse).toList(),
                indicators.stream()
                        .filter(each -> each.getFirst().equals(row.getFirst()))
                        .map(each -> IndicatorTemplate.parse(each, week))
                        .toList());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
