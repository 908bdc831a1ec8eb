package coop.minga.deploy.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Serves metrics without sign-in, on a separate loopback port by default. On the room's port, as in the demo, only
 * local programs are served: no proxies, no foreign host names.
 */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    @Bean
    @Order(1)
    SecurityFilterChain figures(HttpSecurity http, Environment environment) {
        boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        http.securityMatcher(EndpointRequest.toAnyEndpoint());
        http.authorizeHttpRequests(requests -> requests.requestMatchers(request -> ownPort || fromThisMachine(request))
                .permitAll()
                .anyRequest()
                .denyAll());
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN)));
        return http.build();
    }

    private static boolean fromThisMachine(HttpServletRequest request) {
        return PASSED_ON.stream().map(request::getHeader).allMatch(Objects::isNull)
                && THIS_MACHINE.contains(request.getServerName())
                && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }
}
