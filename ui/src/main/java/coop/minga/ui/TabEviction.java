package coop.minga.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses tabs that give way to a new one: the longest idle of the session, of the person, then of the person with the
 * most. An abandoned tab loses nothing, while a refused person could not make room.
 */
final class TabEviction {

    /** More than a person uses in one browser. */
    static final int OF_A_SESSION = 30;

    /** A sign-in form, and another by mistake. */
    static final int OF_A_STRANGER = 2;

    /** Over all sessions. */
    static final int OF_A_PERSON = 60;

    /** Of the node's bound. A stranger's tab measures 66 kB, a signed-in one 90 kB to 1.2 MB. */
    static final int STRANGERS_SHARE = 4;

    private final Candidate newest;
    private final List<Candidate> left;
    private final List<Candidate> ended = new ArrayList<>();

    TabEviction(Candidate newest, List<Candidate> others) {
        this.newest = newest;
        this.left = new ArrayList<>(others);
        this.left.sort(Comparator.comparingLong(Candidate::lastHeardOf));
    }

    /** @param most of all signed-in persons */
    List<OpenTab> toEnd(int most) {
        endLongestIdle(
                other -> other.session().equals(newest.session()), newest.stranger() ? OF_A_STRANGER : OF_A_SESSION);
        endLongestIdle(other -> other.owner().equals(newest.owner()), OF_A_PERSON);
        endOfThoseWithMost(newest.stranger() ? most / STRANGERS_SHARE : most);
        return ended.stream().map(Candidate::tab).toList();
    }

    private void endLongestIdle(Predicate<Candidate> same, int bound) {
        var own = left.stream().filter(same).toList();
        own.stream().limit(Math.max(0, own.size() + 1 - bound)).forEach(this::end);
    }

    /** Strangers and signed-in persons never end each other's. */
    private void endOfThoseWithMost(int bound) {
        var alike = left.stream()
                .filter(other -> other.stranger() == newest.stranger())
                .collect(Collectors.toCollection(ArrayList::new));
        while (!alike.isEmpty() && alike.size() + 1 > bound) {
            var tabsOf = alike.stream().collect(Collectors.groupingBy(Candidate::owner, Collectors.counting()));
            tabsOf.computeIfPresent(newest.owner(), (owner, tabs) -> tabs + 1);
            var highest = Collections.max(tabsOf.values());
            var longestIdle = alike.stream()
                    .filter(other -> highest.equals(tabsOf.get(other.owner())))
                    .findFirst()
                    .orElseThrow();
            alike.remove(longestIdle);
            end(longestIdle);
        }
    }

    private void end(Candidate other) {
        left.remove(other);
        ended.add(other);
    }

    /**
     * @param owner the person's name, or the session of a stranger
     * @param lastHeardOf in milliseconds of the machine's clock
     */
    record Candidate(OpenTab tab, Object session, Object owner, boolean stranger, long lastHeardOf) {

        static Candidate of(OpenTab tab) {
            var person = tab.person();
            return new Candidate(
                    tab,
                    tab.session(),
                    person.<Object>map(Function.identity()).orElse(tab.session()),
                    person.isEmpty(),
                    tab.lastHeardOf());
        }
    }
}
