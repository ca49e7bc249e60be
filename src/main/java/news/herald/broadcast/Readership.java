package news.herald.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import news.herald.live.TopicName;
import news.herald.topics.Topics;

/** Who reads what in one lane. Owned by the lane's thread. */
final class Readership {

    private final Function<Subscription, Group> newGroup;
    private final Set<Reader> expected = new LinkedHashSet<>();
    private final List<Reader> readers = new ArrayList<>();
    private final Map<Subscription, Group> groups = new HashMap<>();
    private final Map<TopicName, Set<Group>> groupsOf = new HashMap<>();
    private final Set<Group> groupsOfAll = new HashSet<>();

    Readership(Function<Subscription, Group> newGroup) {
        this.newGroup = newGroup;
    }

    /** All of them, in no order; a view that changes. */
    List<Reader> readers() {
        return readers;
    }

    /** Those too whose output has not said yet that it can be written to. */
    List<Reader> all() {
        List<Reader> all = new ArrayList<>(readers);
        all.addAll(expected);
        return all;
    }

    void expect(Reader reader) {
        expected.add(reader);
    }

    /** Who was let in first of those whose output has not said yet that it can be written to. */
    Optional<Reader> firstExpected() {
        return expected.stream().findFirst();
    }

    void join(Reader reader) {
        expected.remove(reader);
        reader.group = groups.computeIfAbsent(reader.subscription, this::group);
        reader.group.join(reader);
        reader.index = readers.size();
        readers.add(reader);
    }

    void leave(Reader reader) {
        if (reader.group == null) {
            expected.remove(reader);
            return;
        }
        Reader last = readers.remove(readers.size() - 1);
        if (last != reader) {
            readers.set(reader.index, last);
            last.index = reader.index;
        }
        reader.group.leave(reader);
        if (reader.group.members.isEmpty()) {
            dissolve(reader.group);
        }
    }

    /** The groups that topics concern, each marked with the first position that does. */
    Set<Group> concernedBy(Map<TopicName, Long> positions) {
        Set<Group> concerned = new HashSet<>();
        positions.forEach((topic, from) -> {
            groupsOf.getOrDefault(topic, Set.of()).forEach(group -> concern(group, from, concerned));
            if (Topics.mayBeForEverybody(topic)) {
                groupsOfAll.forEach(group -> concern(group, from, concerned));
            }
        });
        return concerned;
    }

    private static void concern(Group group, long from, Set<Group> concerned) {
        boolean first = concerned.add(group);
        group.touchedFrom = first ? from : Math.min(group.touchedFrom, from);
    }

    private Group group(Subscription subscription) {
        Group group = newGroup.apply(subscription);
        if (subscription.toAll()) {
            groupsOfAll.add(group);
        }
        subscription
                .topics()
                .forEach(topic ->
                        groupsOf.computeIfAbsent(topic, any -> new HashSet<>()).add(group));
        return group;
    }

    private void dissolve(Group group) {
        groups.remove(group.subscription);
        groupsOfAll.remove(group);
        for (TopicName topic : group.subscription.topics()) {
            groupsOf.computeIfPresent(topic, (any, of) -> of.remove(group) && of.isEmpty() ? null : of);
        }
    }
}
