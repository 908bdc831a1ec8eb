package coop.minga.ingest.source;

import java.time.Clock;
import java.time.LocalDate;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.question.Answers;

/**
 * By what a file is read.
 *
 * @param today in the cooperative's zone; days after tomorrow are refused
 * @param mark what {@code agent.yaml} says of all files
 * @param answers that hold for every file
 * @param scaleTitle a title that may say that numbers are in thousands, or empty
 */
public record Context(
        CooperativeCatalogue catalogue,
        LocalDate today,
        DecimalMark mark,
        Answers answers,
        Known known,
        String scaleTitle) {
    public Context(CooperativeCatalogue catalogue, LocalDate today, DecimalMark mark, Answers answers, Known known) {
        this(catalogue, today, mark, answers, known, "");
    }

    public static Context of(CooperativeCatalogue catalogue, DecimalMark mark, Clock clock) {
        return of(catalogue, mark, clock, Known.NOTHING);
    }

    public static Context of(CooperativeCatalogue catalogue, DecimalMark mark, Clock clock, Known known) {
        return new Context(catalogue, LocalDate.now(clock.withZone(catalogue.zone())), mark, Answers.NONE, known);
    }

    Context answering(Answers own) {
        return new Context(catalogue, today, mark, own, known, scaleTitle);
    }

    Context under(String title) {
        return new Context(catalogue, today, mark, answers, known, title);
    }

    LocalDate latestDay() {
        return today.plusDays(1);
    }
}
