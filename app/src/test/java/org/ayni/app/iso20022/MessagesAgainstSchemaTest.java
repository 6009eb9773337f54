package org.ayni.app.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write, judged by others: the schemas of ISO 20022 (when they are beside the project) and a second reader. */
class MessagesAgainstSchemaTest {

    static Stream<Arguments> every_message_that_we_write() throws Exception {
        return Stream.of(
                Arguments.of("pain.001.001.09", Samples.creditTransfers()),
                Arguments.of("pain.002.001.10", Samples.statusReport()),
                Arguments.of("pain.002.001.10", Samples.groupRejection()),
                Arguments.of("camt.054.001.08", Samples.notification()));
    }

    @ParameterizedTest
    @MethodSource("every_message_that_we_write")
    void a_written_message_is_valid_by_its_schema(String message, byte[] bytes) throws Exception {
        Path schema = schemas().resolve(message + ".xsd");
        assumeTrue(Files.exists(schema), "no schema at " + schema);
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        assertThatCode(() -> factory.newSchema(schema.toFile())
                        .newValidator()
                        .validate(new StreamSource(Samples.stream(bytes))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_second_reader_finds_the_same_transfers() throws Exception {
        MxPain00100109 read = MxPain00100109.parse(new String(Samples.creditTransfers(), StandardCharsets.UTF_8));
        var message = read.getCstmrCdtTrfInitn();
        assertThat(message.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(message.getGrpHdr().getCtrlSum()).isEqualByComparingTo("300.05");
        assertThat(message.getPmtInf().getFirst().getCdtTrfTxInf())
                .extracting(
                        t -> t.getPmtId().getEndToEndId(),
                        t -> t.getAmt().getInstdAmt().getValue().toPlainString(),
                        t -> t.getCdtr().getNm(),
                        t -> t.getCdtrAcct().getId().getOthr().getId())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Samples.FIRST.endToEndId(),
                                "300.00",
                                Samples.FIRST.creditorName(),
                                Samples.FIRST.creditorAccount()),
                        org.assertj.core.groups.Tuple.tuple(
                                Samples.SECOND.endToEndId(),
                                "0.05",
                                Samples.SECOND.creditorName(),
                                Samples.SECOND.creditorAccount()));
    }

    @Test
    void a_second_reader_finds_the_same_statuses_and_deposits() throws Exception {
        MxPain00200110 report = MxPain00200110.parse(new String(Samples.statusReport(), StandardCharsets.UTF_8));
        assertThat(report.getCstmrPmtStsRpt().getOrgnlPmtInfAndSts().getFirst().getTxInfAndSts())
                .extracting(t -> t.getOrgnlEndToEndId() + " " + t.getTxSts())
                .containsExactly(Samples.FIRST.endToEndId() + " ACSP", Samples.SECOND.endToEndId() + " RJCT");

        MxCamt05400108 notification = MxCamt05400108.parse(new String(Samples.notification(), StandardCharsets.UTF_8));
        assertThat(notification
                        .getBkToCstmrDbtCdtNtfctn()
                        .getNtfctn()
                        .getFirst()
                        .getNtry())
                .extracting(e -> e.getAmt().getValue().toPlainString() + " " + e.getCdtDbtInd())
                .containsExactly("300.00 DBIT");
    }

    /** Beside the repository, wherever the tests were started from. */
    static Path schemas() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/iso20022");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return Path.of("shared/data/iso20022");
    }
}
