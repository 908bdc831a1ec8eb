package coop.minga.deploy.server;

import coop.minga.analytics.AnalyticsSettings;
import coop.minga.ui.RoomConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Enables the room. A node without this role serves no pages. */
@Configuration(proxyBeanMethods = false)
class RoomRole {

    @Configuration(proxyBeanMethods = false)
    @Conditional(HasRoomRole.class)
    @Import(RoomConfiguration.class)
    static class WithRoom {}

    @Configuration(proxyBeanMethods = false)
    @Conditional(LacksRoomRole.class)
    static class WithoutRoom {

        @Bean
        SecurityFilterChain denyEverything(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll());
            return http.build();
        }
    }

    static final class HasRoomRole implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return AnalyticsSettings.hasRole(AnalyticsSettings.ROOM, context.getEnvironment());
        }
    }

    static final class LacksRoomRole implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !AnalyticsSettings.hasRole(AnalyticsSettings.ROOM, context.getEnvironment());
        }
    }
}
