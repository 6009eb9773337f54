package org.ayni.app.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.access.ChangePassword;
import org.ayni.app.access.DecidedChange;
import org.ayni.app.access.EmergencyAccess;
import org.ayni.app.access.GrantRole;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.SealedSecrets;
import org.ayni.app.access.SecondFactor;
import org.ayni.app.access.SignIn;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.WithdrawRole;
import org.ayni.app.console.list.SavedViews;
import org.ayni.app.database.Database;
import org.ayni.app.duplicates.MergeRecords;
import org.ayni.app.duplicates.SplitRecords;
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
    SecondFactor secondFactor(Database database, Console.Settings settings) {
        return new SecondFactor(database, new SealedSecrets(settings.home()));
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
    OpenAccount openAccount(Database database, Passwords passwords) {
        return new OpenAccount(database, passwords);
    }

    @Bean
    WithdrawRole withdrawRole(Database database) {
        return new WithdrawRole(database);
    }

    @Bean
    GrantRole grantRole(Database database, StaffDirectory directory, Clock clock) {
        return new GrantRole(database, directory, () -> LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    @Bean
    EmergencyAccess emergencyAccess(Database database) {
        return new EmergencyAccess(database);
    }

    @Bean
    MergeRecords mergeRecords(Database database) {
        return new MergeRecords(database);
    }

    @Bean
    SplitRecords splitRecords(Database database) {
        return new SplitRecords(database);
    }

    /** Every bean that is a decided change takes part. */
    @Bean
    TwoPeople twoPeople(Database database, List<DecidedChange> changes) {
        return new TwoPeople(database, changes);
    }

    @Bean
    SavedViews savedViews(Database database) {
        return new SavedViews(database);
    }

    @Bean
    OnBehalfOf onBehalfOf(Database database) {
        return new OnBehalfOf(database);
    }
}
