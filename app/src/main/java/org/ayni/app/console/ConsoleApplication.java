package org.ayni.app.console;

import org.ayni.app.access.ChangePassword;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.SignIn;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.database.Database;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What the pages are made of. The database, the clock and the settings are given by who starts it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
class ConsoleApplication {

    @Bean
    StaffDirectory staffDirectory(Database database) {
        return new StaffDirectory(database);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    SignIn signIn(Database database, StaffDirectory directory, Passwords passwords) {
        return new SignIn(database, directory, passwords);
    }

    @Bean
    ChangePassword changePassword(Database database, Passwords passwords) {
        return new ChangePassword(database, passwords);
    }

    @Bean
    OnBehalfOf onBehalfOf(Database database) {
        return new OnBehalfOf(database);
    }
}
