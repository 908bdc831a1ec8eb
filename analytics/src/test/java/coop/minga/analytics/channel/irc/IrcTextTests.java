package coop.minga.analytics.channel.irc;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IrcTextTests {

    @Test
    void cutsBetweenWords() {
        assertThat(IrcText.lines("one two three", 8)).containsExactly("one two", "three");
        assertThat(IrcText.lines("one two three", 7)).containsExactly("one two", "three");
        assertThat(IrcText.lines("one two three", 13)).containsExactly("one two three");
    }

    @Test
    void cutsALongWordBetweenCharacters() {
        assertThat(IrcText.lines("ñññ", 5)).containsExactly("ññ", "ñ");
        assertThat(IrcText.lines("🥖🥖🥖", 10)).containsExactly("🥖🥖", "🥖");
    }

    @Test
    void aLineOfItsOwnStaysOne() {
        assertThat(IrcText.lines("one\n\ntwo\n", 100)).containsExactly("one", "two");
    }

    @Test
    void readsWhatServersSay() {
        assertThat(IrcLine.of("@time=now :nick!u@h PRIVMSG  #room :two words"))
                .isEqualTo(new IrcLine("nick", "PRIVMSG", List.of("#room", "two words")));
        assertThat(IrcLine.of("PING server")).isEqualTo(new IrcLine("", "PING", List.of("server")));
        assertThat(IrcLine.of("")).isEqualTo(new IrcLine("", "", List.of()));
        assertThat(IrcLine.of(":server 474 minga #room :Banned").words()).isEqualTo("Banned (474)");
    }
}
