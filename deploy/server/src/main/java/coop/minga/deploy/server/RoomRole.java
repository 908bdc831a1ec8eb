package coop.minga.deploy.server;

import java.util.Set;

import coop.minga.ui.Room;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The room, on nodes that have its role; a node without it shows nothing to anybody. */
@Configuration(proxyBeanMethods = false)
class RoomRole {

    static boolean in(Environment environment) {
        return Binder.get(environment)
                .bind("minga.roles", Bindable.setOf(String.class))
                .orElse(Set.of("room"))
                .contains("room");
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(HasRoomRole.class)
    @Import(Room.class)
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
            return in(context.getEnvironment());
        }
    }

    static final class LacksRoomRole implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !in(context.getEnvironment());
        }
    }
}
