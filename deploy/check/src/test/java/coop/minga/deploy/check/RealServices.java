package coop.minga.deploy.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects real services: {@link TestDatabase}, {@link coop.minga.deploy.standalone.EmbeddedBroker} and {@link
 * IrcServer} for each class, {@link Browsers} for each test. Skips a class whose {@link RequiredService} is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealServicesExtension.class)
public @interface RealServices {
    RequiredService[] value() default {};
}
