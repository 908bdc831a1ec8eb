package coop.minga.deploy.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The figures of a node are read without a sign-in from the same machine, and from nowhere else. */
@Configuration(proxyBeanMethods = false)
class FiguresSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain figures(HttpSecurity http) {
        http.securityMatcher("/actuator/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(FiguresSecurity::fromThisMachine)
                .permitAll()
                .anyRequest()
                .denyAll());
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN)));
        return http.build();
    }

    /** A request that a proxy on this machine passes on for somebody else comes from elsewhere, whatever its address. */
    private static boolean fromThisMachine(HttpServletRequest request) {
        return request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null
                && loopback(request.getRemoteAddr());
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
