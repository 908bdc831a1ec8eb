package coop.minga.analytics;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class AnalyticsSettingsTests {

    @Test
    void everySettingHasItsName() {
        var binder = new Binder(new MapConfigurationPropertySource(Map.ofEntries(
                Map.entry("minga.roles", "room"),
                Map.entry("minga.address", "https://room.example"),
                Map.entry("minga.federation", "federation.yaml"),
                Map.entry("minga.people", "people.yaml"),
                Map.entry("minga.apply", "people,channels"),
                Map.entry("minga.channels[0].id", "own"),
                Map.entry("minga.channels[0].unit", "bakery"),
                Map.entry("minga.channels[0].address", "irc://irc.example/#bakery"),
                Map.entry("minga.channels[0].language", "es"),
                Map.entry("minga.kafka.bootstrap.servers", "broker:9092"),
                Map.entry("minga.tick", "5s"),
                Map.entry("minga.chat-networks", "10.0.0.0/8"),
                Map.entry("minga.statements-a-day", "20"))));

        assertThat(binder.bindOrCreate("minga", AnalyticsSettings.class))
                .isEqualTo(new AnalyticsSettings(Set.of("room"), URI.create("https://room.example")));
        assertThat(binder.bindOrCreate("minga", FirstStartSettings.class))
                .isEqualTo(new FirstStartSettings(
                        Path.of("federation.yaml"),
                        Path.of("people.yaml"),
                        List.of(new FirstStartSettings.Channel(
                                "own", "bakery", URI.create("irc://irc.example/#bakery"), Locale.of("es"))),
                        Set.of(FirstStart.Part.PEOPLE, FirstStart.Part.CHANNELS)));
        assertThat(binder.bindOrCreate("minga", PipelineSettings.class))
                .isEqualTo(new PipelineSettings(
                        Map.of("bootstrap.servers", "broker:9092"), Duration.ofSeconds(5), List.of("10.0.0.0/8"), 20));
    }

    @Test
    void everySettingHasItsDefault() {
        var binder = new Binder();

        assertThat(binder.bindOrCreate("minga", AnalyticsSettings.class))
                .isEqualTo(new AnalyticsSettings(Set.of("analytics", "room"), URI.create("http://localhost:8080")));
        assertThat(binder.bindOrCreate("minga", FirstStartSettings.class))
                .isEqualTo(new FirstStartSettings(null, null, List.of(), Set.of()));
        assertThat(binder.bindOrCreate("minga", PipelineSettings.class))
                .isEqualTo(new PipelineSettings(Map.of(), Duration.ofSeconds(10), List.of(), 1000));
    }
}
