package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Role;
import org.ayni.app.access.Staff;
import org.ayni.app.access.StaffDirectory;
import org.junit.jupiter.api.Test;

/** What one person proposes and another decides, through the pages. */
class TwoPeopleTest {

    private final RunningConsole console = RunningConsole.get();

    @Test
    void a_role_is_held_once_another_person_approved_it_and_gone_with_the_next_click_when_withdrawn() {
        OpenAccount.Opened opened = console.accounts()
                .withoutRole(console.viewer(Role.ADMINISTRATOR), "nueva.persona", "Nueva Persona Sintética");
        Staff staff = staff(opened.userName());
        assertThat(propose(staff, Role.AFFILIATION_SPECIALIST, "entra a trabajar")
                        .statusCode())
                .isEqualTo(302);
        assertThat(roles(staff)).isEmpty();
        long proposal = newestProposal();
        assertThat(decide(Role.ADMINISTRATOR, proposal, "aprobar").statusCode()).isEqualTo(422);
        assertThat(decide(Role.AUDITOR, proposal, "aprobar").statusCode()).isEqualTo(403);
        assertThat(roles(staff)).isEmpty();
        assertThat(decide(Role.TECHNICAL_COORDINATOR, proposal, "aprobar").statusCode())
                .isEqualTo(302);
        assertThat(roles(staff)).containsExactly(Role.AFFILIATION_SPECIALIST);
        assertThat(decide(Role.EXECUTIVE_DIRECTOR, proposal, "aprobar").statusCode())
                .isEqualTo(422);

        int assignment = new StaffDirectory(console.database())
                .held(staff, RunningConsole.today())
                .getFirst()
                .id();
        assertThat(console.as(Role.ADMINISTRATOR)
                        .post("/", "/personal/" + staff.id() + "/puestos/" + assignment + "/retirar", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(roles(staff)).isEmpty();
    }

    @Test
    void nobody_gives_himself_a_role_nor_two_that_check_each_other() {
        Staff administrator = staff(console.person(Role.ADMINISTRATOR).userName());
        assertThat(propose(administrator, Role.AUDITOR, "porque sí").body()).contains("Nadie se da puestos");
        Staff director = staff(console.person(Role.EXECUTIVE_DIRECTOR).userName());
        assertThat(propose(director, Role.LIQUIDATION_SPECIALIST, "ayuda").body())
                .contains("uno controla al otro");
        Staff planner = staff(console.person(Role.PLANNER).userName());
        assertThat(propose(planner, Role.UNIT_CHIEF, "sin lugar").body()).contains("elija cuál");
        assertThat(propose(planner, Role.COMMUNICATOR, " ").body()).contains("Escriba el motivo");
    }

    @Test
    void the_database_itself_refuses_the_same_person_under_another_account() {
        console.accounts().withoutRole(console.viewer(Role.ADMINISTRATOR), "jose.uno", "José  Álvarez");
        console.accounts().withoutRole(console.viewer(Role.ADMINISTRATOR), "jose.dos", "Jose Alvarez");
        long proposal = console.database()
                .app()
                .sql("""
                        INSERT INTO access.proposal (kind, subject, content, reason, proposed_by, expires_at)
                        VALUES ('grant-role', 'x', '{}', 'x', :by, now() + interval '1 day')
                        RETURNING proposal
                        """)
                .param("by", staff("jose.uno").id())
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> console.database()
                        .app()
                        .sql(
                                "INSERT INTO access.decision (proposal, decided_by, approved, reason) VALUES (:p, :by, true, '')")
                        .param("p", proposal)
                        .param("by", staff("jose.dos").id())
                        .update())
                .hasStackTraceContaining("second person");
    }

    @Test
    void an_emergency_opens_another_unit_for_hours_and_the_auditor_sees_it() {
        String far = console.household(false);
        String unit = console.unitOf(far);
        Browser coordinator = console.as(Role.UNIT_COORDINATOR);
        assertThat(coordinator
                        .post("/emergencia", "/emergencia", Map.of("ut", unit, "motivo", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(sees(far)).isFalse();
        coordinator.post("/emergencia", "/emergencia", Map.of("ut", unit, "motivo", "Huaico en el distrito"));
        long proposal = newestProposal();
        assertThat(decide(Role.UNIT_COORDINATOR, proposal, "aprobar").statusCode())
                .isEqualTo(422);
        assertThat(decide(Role.UNIT_CHIEF, proposal, "aprobar").statusCode()).isEqualTo(302);
        assertThat(sees(far)).isTrue();
        assertThat(console.as(Role.AUDITOR).get("/emergencias").body()).contains("Huaico en el distrito", unit);
    }

    @Test
    void an_account_is_opened_with_a_password_shown_once() {
        Browser administrator = console.as(Role.ADMINISTRATOR);
        HttpResponse<String> answer = administrator.post(
                "/personal", "/personal", Map.of("usuario", "Rosa.Nueva", "nombres", "Rosa <b>Nueva</b>"));
        Matcher shown = Pattern.compile("<code>([a-z0-9-]{23})</code>").matcher(answer.body());
        assertThat(shown.find()).isTrue();
        assertThat(answer.body()).doesNotContain("<b>Nueva</b>");
        assertThat(administrator.get("/personal").body()).doesNotContain(shown.group(1));
        assertThat(administrator
                        .post("/personal", "/personal", Map.of("usuario", "rosa.nueva", "nombres", "Otra"))
                        .statusCode())
                .isEqualTo(422);
        Browser rosa = console.browser();
        rosa.trySignIn("rosa.nueva", shown.group(1));
        assertThat(rosa.get("/").headers().firstValue("Location").orElse("")).endsWith("/mi-cuenta/clave");
    }

    private HttpResponse<String> propose(Staff to, Role role, String reason) {
        return console.as(Role.ADMINISTRATOR)
                .post(
                        "/",
                        "/personal/" + to.id() + "/puestos",
                        Map.of("puesto", role.name(), "ut", "", "motivo", reason));
    }

    private HttpResponse<String> decide(Role role, long proposal, String decision) {
        return console.as(role).post("/", "/propuestas/" + proposal, Map.of("decision", decision));
    }

    private Set<Role> roles(Staff staff) {
        return new StaffDirectory(console.database())
                .viewer(staff, RunningConsole.today(), "")
                .roles();
    }

    private Staff staff(String userName) {
        return new StaffDirectory(console.database()).named(userName).orElseThrow();
    }

    private boolean sees(String household) {
        return console.reader()
                .read(
                        console.viewer(Role.UNIT_COORDINATOR),
                        jdbc -> jdbc.sql("SELECT EXISTS (SELECT FROM registry.household WHERE household_id = :id)")
                                .param("id", household)
                                .query(Boolean.class)
                                .single());
    }

    private long newestProposal() {
        return console.database()
                .app()
                .sql("SELECT max(proposal) FROM access.proposal")
                .query(Long.class)
                .single();
    }
}
