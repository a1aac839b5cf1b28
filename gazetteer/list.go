package gazetteer

import (
	"encoding/binary"
	"math"
	"slices"
)

// list returns the place of the one record there is, or of a list of them.
func (b *Builder) list(places []uint32) (place uint32, keys int, err error) {
	if len(places) == 1 {
		return places[0], 1, nil
	}
	groups, err := b.group(places)
	if err != nil {
		return 0, 0, err
	}
	if len(groups) == 1 && len(groups[0]) == 1 {
		return groups[0][0].place, 1, nil
	}
	at := b.records.size
	list := append(b.record[:0], flagList)
	list = binary.AppendUvarint(list, uint64(len(groups)))
	for _, g := range groups {
		list = binary.AppendUvarint(list, uint64(len(g)))
		for _, m := range g {
			list = binary.LittleEndian.AppendUint32(list, m.place)
		}
	}
	b.record = list
	if at+int64(len(list)) > math.MaxUint32 {
		return 0, 0, ErrTooLarge
	}
	return uint32(at), len(groups), b.records.append(list)
}

// A member is one of the records that share a hash.
type member struct {
	place uint32
	entry uint64
	prior uint32
}

// group puts records of the same key together, in the order of their first ones; each entry once, best known first.
func (b *Builder) group(places []uint32) ([][]member, error) {
	var groups [][]member
	numbers := map[string]int{}
	for _, place := range places {
		key, m, err := b.readBack(place)
		if err != nil {
			return nil, err
		}
		n, ok := numbers[key]
		if !ok {
			n = len(groups)
			numbers[key] = n
			groups = append(groups, nil)
		}
		if g := groups[n]; len(g) > 0 && g[len(g)-1].entry == m.entry {
			continue // places come in order, so that the other one is the last
		}
		groups[n] = append(groups[n], m)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b member) int { return int(int64(b.prior) - int64(a.prior)) })
	}
	return groups, nil
}

// headBytes is more than the numbers at the beginning of a record take.
const headBytes = 6 * binary.MaxVarintLen64

// readBack reads the key of the record at a place that was written before, and what is to be known of its entry.
func (b *Builder) readBack(place uint32) (key string, m member, err error) {
	m.place = place
	letters, whence, form, err := b.readName(uint64(place))
	if err != nil {
		return "", m, err
	}
	if m.entry = whence; form {
		if _, m.entry, _, err = b.readName(whence); err != nil {
			return "", m, err
		}
	}
	c, err := b.readAt(m.entry, headBytes)
	_, extras, _, rest := (&Index{records: c.rest}).headAt(0)
	m.prior = rest.prior(extras)
	return string(letters), m, err
}

// readName reads the key of a name or form, and the place of its entry or its name. How long the record is it knows when it
// has read enough.
func (b *Builder) readName(place uint64) (key []byte, whence uint64, form bool, err error) {
	for length := headBytes; ; length *= 4 {
		c, err := b.readAt(place, length)
		if err != nil {
			return nil, 0, false, err
		}
		last := len(c.rest) < length
		flags := c.byte()
		whence, key = place-c.number(), c.bytes()
		if flags&flagKeyed != 0 {
			key = c.bytes()
		}
		if c.rest == nil && !last {
			continue
		}
		if key = unpack(nil, key); flags&(flagForm|flagKeyed) == 0 {
			key = bareAlef(key)
		}
		return key, whence, flags&flagForm != 0, nil
	}
}

// readAt reads so many bytes of the records, or those that there are.
func (b *Builder) readAt(place uint64, length int) (cursor, error) {
	b.body = slices.Grow(b.body[:0], length)
	got, err := b.records.read(b.body[:length], int64(place))
	b.body = append(b.body[:0], got...)
	return cursor{b.body}, err
}
