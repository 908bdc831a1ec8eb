package coop.minga.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once a minute how many were ended by a bound: a flood ends one with every request. */
final class EvictionLog {

    private static final Logger LOG = LoggerFactory.getLogger(EvictionLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String kind;
    private final int most;
    private final InstantSource clock;
    private Instant logged = Instant.EPOCH;
    private long unlogged;

    /** @param kind in the plural, as a log names them */
    EvictionLog(String kind, int most, InstantSource clock) {
        this.kind = kind;
        this.most = most;
        this.clock = clock;
    }

    synchronized void add(int ended) {
        unlogged += ended;
        var now = clock.instant();
        if (unlogged == 0 || now.isBefore(logged.plus(INTERVAL))) {
            return;
        }
        LOG.warn("There were more than {} {}; {} of the longest idle were ended", most, kind, unlogged);
        logged = now;
        unlogged = 0;
    }
}
