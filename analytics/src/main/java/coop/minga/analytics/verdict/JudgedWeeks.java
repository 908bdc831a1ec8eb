package coop.minga.analytics.verdict;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

import coop.minga.analytics.catalogue.SeriesId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coverage by series and week, kept up to date as days are judged. */
final class JudgedWeeks {

    private final JdbcClient jdbc;

    JudgedWeeks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The Monday of the week that a day lies in. */
    static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Recounts weeks from a day on, in the transaction that changed its days. */
    void refresh(SeriesId series, LocalDate from) {
        var first = weekOf(from);
        jdbc.sql("delete from judged_week where series = :series and week >= :first")
                .param("series", series.value())
                .param("first", first)
                .update();
        jdbc.sql("""
                        insert into judged_week
                        select series, date_trunc('week', day)::date, count(*), count(kind),
                               count(kind) filter (where value between low80 and high80),
                               count(kind) filter (where value between low95 and high95),
                               count(kind) filter (where value between low99 and high99),
                               sum(case when kind is null then 0 else sign(low99 - value) + 1 end),
                               sum(case when kind is null then 0 else sign(low95 - value) + 1 end),
                               sum(case when kind is null then 0 else sign(low80 - value) + 1 end),
                               sum(case when kind is null then 0 else sign(median - value) + 1 end),
                               sum(case when kind is null then 0 else sign(high80 - value) + 1 end),
                               sum(case when kind is null then 0 else sign(high95 - value) + 1 end),
                               sum(case when kind is null then 0 else sign(high99 - value) + 1 end)
                        from (select series, day, value,
                                case when normal_score is not null then kind end as kind, coalesce(pooled_median, median) as median,
                                coalesce(pooled_low80, low80) as low80, coalesce(pooled_high80, high80) as high80,
                                coalesce(pooled_low95, low95) as low95, coalesce(pooled_high95, high95) as high95,
                                coalesce(pooled_low99, low99) as low99, coalesce(pooled_high99, high99) as high99
                              from judged_day
                              where series = :series and day >= :first and median is not null) as shown
                        group by 1, 2
                        """).param("series", series.value()).param("first", first).update();
    }
}
