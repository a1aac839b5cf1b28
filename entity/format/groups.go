package format

// A groups joins marks that are mentions of one entity.
type groups []int // of each mark one that it belongs to, itself at the end of the chain

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) { g[g.root(j)] = g.root(i) }

// number gives the marks of each group of two and more the same number, from 1, in their order.
func (g groups) number(marks []mark) {
	size, numbers := map[int]int{}, map[int]int{}
	for i := range marks {
		size[g.root(i)]++
	}
	for i := range marks {
		root := g.root(i)
		if size[root] < 2 {
			continue
		}
		if numbers[root] == 0 {
			numbers[root] = len(numbers) + 1
		}
		marks[i].Entity = numbers[root]
	}
}
