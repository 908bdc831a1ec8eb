package coop.minga.deploy.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class real services, as parameters of its constructor or methods: {@link TestDatabase},
 * {@link coop.minga.deploy.standalone.EmbeddedBroker} and {@link IrcServer} are fresh for each class,
 * {@link Browsers} for each test. A class that names a {@link Need} which this machine cannot meet is left out, with
 * the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealServicesExtension.class)
public @interface RealServices {
    Need[] value() default {};
}
