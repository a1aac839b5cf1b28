// Command hello prints the entities of one sentence.
package main

import (
	"fmt"

	"github.com/kayan-nlp/kayan/entity"
)

func main() {
	for _, s := range entity.Extract("وصل اللواء عدنان الساعدي إلى بغداد أمس") {
		fmt.Println(s.Type, s.Start, s.End, s.Text)
	}
}
