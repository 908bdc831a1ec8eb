package coop.minga.ingest.source;

import java.time.Clock;
import java.time.LocalDate;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.question.Answers;

/**
 * Settings and earlier answers for reading one file.
 *
 * @param today in the cooperative's zone; days after tomorrow are refused
 * @param mark of all files, as {@code agent.yaml} declares it
 * @param answers that hold for every file
 * @param scaleTitle a title that may give a factor, as "in thousands", or empty
 */
public record ReadingRules(
        CooperativeCatalogue catalogue,
        LocalDate today,
        DecimalMark mark,
        Answers answers,
        StatedValues stated,
        String scaleTitle) {
    public ReadingRules(
            CooperativeCatalogue catalogue, LocalDate today, DecimalMark mark, Answers answers, StatedValues stated) {
        this(catalogue, today, mark, answers, stated, "");
    }

    public static ReadingRules of(CooperativeCatalogue catalogue, DecimalMark mark, Clock clock) {
        return of(catalogue, mark, clock, StatedValues.NOTHING);
    }

    public static ReadingRules of(CooperativeCatalogue catalogue, DecimalMark mark, Clock clock, StatedValues stated) {
        return new ReadingRules(catalogue, LocalDate.now(clock.withZone(catalogue.zone())), mark, Answers.NONE, stated);
    }

    ReadingRules withAnswers(Answers own) {
        return new ReadingRules(catalogue, today, mark, own, stated, scaleTitle);
    }

    ReadingRules withScaleTitle(String title) {
        return new ReadingRules(catalogue, today, mark, answers, stated, title);
    }

    LocalDate latestDay() {
        return today.plusDays(1);
    }
}
