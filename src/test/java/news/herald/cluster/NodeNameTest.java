package news.herald.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeNameTest {

    @ParameterizedTest
    @CsvSource({"web-1.example.org, web-1.example.org", "'my laptop (2)', my-laptop--2-", "'  ', node", "'', node"})
    void aHostsNameIsBroughtIntoForm(String host, String name) {
        assertEquals(name, HostName.asNodeName(host));
    }

    @Test
    void aLongOneIsCut() {
        assertEquals("a".repeat(64), HostName.asNodeName("a".repeat(300)));
    }

    @Test
    void thisMachineHasOne() {
        String name = HostName.ofThisMachine();
        assertTrue(name.matches("[A-Za-z0-9._-]{1,64}"), name);
    }

    @Test
    void nodesOfOneNameHaveIdsOfTheirOwn() {
        NodeId one = NodeId.random("n".repeat(64));
        assertNotEquals(one, NodeId.random("n".repeat(64)));
        assertTrue(one.value().length() <= 80, one::value);
    }
}
