package coop.minga.ingest.spool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.Statement;

/** Divides statements into reports, oldest days first. A day stays whole if it fits. */
final class Batches {
    private Batches() {}

    static List<List<Statement>> of(List<Statement> statements) {
        Collection<List<Statement>> days = statements.stream()
                .collect(Collectors.groupingBy(Statement::day, TreeMap::new, Collectors.toList()))
                .values();
        List<List<Statement>> batches = new ArrayList<>();
        List<Statement> batch = new ArrayList<>();
        for (List<Statement> day : days) {
            if (!batch.isEmpty() && batch.size() + day.size() > Report.MOST_STATEMENTS) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            for (Statement statement : day) {
                if (batch.size() == Report.MOST_STATEMENTS) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                }
                batch.add(statement);
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
